;; Softmax cross-entropy of rows with a class index, four classes at a time; see CrossEntropyRows in op.ts.
;; `node tools/build/wat.ts` compiles it into cross-entropy-wasm.ts: as it stands, and with each product in
;; a sum or a difference as one operation of relaxed SIMD, for the browsers that have it.
(module
	(import "engine" "memory" (memory 0))
	(import "engine" "log" (func $log (param f64) (result f64)))

	;; e^x of four numbers that are at most 0 or nan, to one unit in the last place; below -87.3, where
	;; float32 becomes denormal, 0. e^x = 2^n · e^r with |r| ≤ ln 2 / 2; the polynomial is
	;; 1 + r + r² · P(r), with P the minimax of degree 4 (3.1e-9 relative).
	(func $exp (param $x v128) (result v128)
		(local $bits v128) (local $n v128) (local $r v128) (local $p v128)
		;; n = x / ln 2, rounded by adding 1.5 · 2^23, which leaves it in the lowest bits
		(local.set $bits (f32x4.add (f32x4.mul (local.get $x) (v128.const f32x4 1.442695 1.442695 1.442695 1.442695)) (v128.const f32x4 12582912 12582912 12582912 12582912)))
		(local.set $n (f32x4.sub (local.get $bits) (v128.const f32x4 12582912 12582912 12582912 12582912)))
		;; r = x − n · ln 2, with ln 2 in two parts, so that it is exact enough
		(local.set $r (f32x4.sub (local.get $x) (f32x4.mul (local.get $n) (v128.const f32x4 0.693359375 0.693359375 0.693359375 0.693359375))))
		(local.set $r (f32x4.sub (local.get $r) (f32x4.mul (local.get $n) (v128.const f32x4 -2.12194440e-4 -2.12194440e-4 -2.12194440e-4 -2.12194440e-4))))
		(local.set $p (f32x4.add (f32x4.mul (v128.const f32x4 0.001381454 0.001381454 0.001381454 0.001381454) (local.get $r)) (v128.const f32x4 0.008368745 0.008368745 0.008368745 0.008368745)))
		(local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $r)) (v128.const f32x4 0.04166839 0.04166839 0.04166839 0.04166839)))
		(local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $r)) (v128.const f32x4 0.16666521 0.16666521 0.16666521 0.16666521)))
		(local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $r)) (v128.const f32x4 0.49999994 0.49999994 0.49999994 0.49999994)))
		(local.set $p (f32x4.add (f32x4.mul (local.get $p) (f32x4.mul (local.get $r) (local.get $r))) (local.get $r)))
		(local.set $p (f32x4.add (local.get $p) (v128.const f32x4 1 1 1 1)))
		;; times 2^n, whose bits are n + 127 in the exponent
		(v128.andnot
			(f32x4.mul (local.get $p)
				(i32x4.add (i32x4.shl (local.get $bits) (i32.const 23)) (v128.const f32x4 1 1 1 1)))
			(f32x4.lt (local.get $x) (v128.const f32x4 -87.3 -87.3 -87.3 -87.3))))

	;; Σ of four float32 in float64
	(func $total (param $v v128) (result f64)
		(local $pairs v128)
		(local.set $pairs (f64x2.add
			(f64x2.promote_low_f32x4 (local.get $v))
			(f64x2.promote_low_f32x4 (i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15
				(local.get $v) (local.get $v)))))
		(f64.add (f64x2.extract_lane 0 (local.get $pairs)) (f64x2.extract_lane 1 (local.get $pairs))))

	;; All parameters but the last two are addresses of float32: logits (count, classes); rows (count, 3) of
	;; target, weight and slope; the losses (count) to fill; the gradient (count, classes) to fill, or 0.
	(func (export "rows")
		(param $x i32) (param $row i32) (param $loss i32) (param $gradient i32) (param $count i32) (param $classes i32)
		(local $vectors i32) (local $end i32) (local $p i32) (local $stop i32) (local $shift i32)
		(local $v v128) (local $highest v128) (local $max f32) (local $sum f64)
		(local $target f32) (local $slope f32) (local $at i32)
		(block $done (loop $rows
			(br_if $done (i32.eqz (local.get $count)))
			(local.set $vectors (i32.add (local.get $x) (i32.shl (i32.and (local.get $classes) (i32.const -4)) (i32.const 2))))
			(local.set $end (i32.add (local.get $x) (i32.shl (local.get $classes) (i32.const 2))))

			;; the maximum; nan is passed over here and makes the sum nan
			(local.set $highest (v128.const f32x4 -inf -inf -inf -inf))
			(local.set $p (local.get $x))
			(block $out (loop $next
				(br_if $out (i32.ge_u (local.get $p) (local.get $vectors)))
				(local.set $highest (f32x4.pmax (local.get $highest) (v128.load align=4 (local.get $p))))
				(local.set $p (i32.add (local.get $p) (i32.const 16)))
				(br $next)))
			(local.set $max (f32.max
				(f32.max (f32x4.extract_lane 0 (local.get $highest)) (f32x4.extract_lane 1 (local.get $highest)))
				(f32.max (f32x4.extract_lane 2 (local.get $highest)) (f32x4.extract_lane 3 (local.get $highest)))))
			(block $out (loop $next
				(br_if $out (i32.ge_u (local.get $p) (local.get $end)))
				(if (f32.gt (f32.load (local.get $p)) (local.get $max))
					(then (local.set $max (f32.load (local.get $p)))))
				(local.set $p (i32.add (local.get $p) (i32.const 4)))
				(br $next)))
			(local.set $highest (f32x4.splat (local.get $max)))

			;; Σ exp(x − max), in float32 over 256 numbers at a time and in float64 over these; the exponentials
			;; are kept where the gradient will be
			(local.set $shift (i32.sub (local.get $gradient) (local.get $x)))
			(local.set $sum (f64.const 0))
			(local.set $p (local.get $x))
			(block $out (loop $part
				(br_if $out (i32.ge_u (local.get $p) (local.get $vectors)))
				(local.set $stop (i32.add (local.get $p) (i32.const 1024)))
				(if (i32.gt_u (local.get $stop) (local.get $vectors)) (then (local.set $stop (local.get $vectors))))
				(local.set $v (v128.const f32x4 0 0 0 0))
				(if (local.get $gradient)
					(then (loop $next
						(v128.store align=4 (i32.add (local.get $p) (local.get $shift))
							(call $exp (f32x4.sub (v128.load align=4 (local.get $p)) (local.get $highest))))
						(local.set $v (f32x4.add (local.get $v)
							(v128.load align=4 (i32.add (local.get $p) (local.get $shift)))))
						(local.set $p (i32.add (local.get $p) (i32.const 16)))
						(br_if $next (i32.lt_u (local.get $p) (local.get $stop)))))
					(else (loop $next
						(local.set $v (f32x4.add (local.get $v)
							(call $exp (f32x4.sub (v128.load align=4 (local.get $p)) (local.get $highest)))))
						(local.set $p (i32.add (local.get $p) (i32.const 16)))
						(br_if $next (i32.lt_u (local.get $p) (local.get $stop))))))
				(local.set $sum (f64.add (local.get $sum) (call $total (local.get $v))))
				(br $part)))
			(block $out (loop $next
				(br_if $out (i32.ge_u (local.get $p) (local.get $end)))
				(local.set $v (call $exp (f32x4.sub (f32x4.splat (f32.load (local.get $p))) (local.get $highest))))
				(local.set $sum (f64.add (local.get $sum) (f64.promote_f32 (f32x4.extract_lane 0 (local.get $v)))))
				(if (local.get $gradient)
					(then (f32.store (i32.add (local.get $p) (local.get $shift)) (f32x4.extract_lane 0 (local.get $v)))))
				(local.set $p (i32.add (local.get $p) (i32.const 4)))
				(br $next)))

			;; weight · (log sum + (max − x_target)): beside a maximum of 1e38 the logarithm is lost even in float64;
			;; the sum is rounded as PyTorch's is, so that a saturated row costs 0 and has no gradient here, too
			(local.set $sum (f64.promote_f32 (f32.demote_f64 (local.get $sum))))
			(local.set $target (f32.load (local.get $row)))
			(local.set $at (i32.shl (i32.trunc_sat_f32_s (local.get $target)) (i32.const 2)))
			(f32.store (local.get $loss)
				(if (result f32) (f32.lt (local.get $target) (f32.const 0))
					(then (f32.const 0))
					(else (f32.demote_f64 (f64.mul
						(f64.promote_f32 (f32.load offset=4 (local.get $row)))
						(f64.add
							(call $log (local.get $sum))
							(f64.sub
								(f64.promote_f32 (local.get $max))
								(f64.promote_f32 (f32.load (i32.add (local.get $x) (local.get $at)))))))))))

			;; slope · (softmax − onehot)
			(if (local.get $gradient) (then
				(local.set $slope (f32.load offset=8 (local.get $row)))
				(local.set $highest (f32x4.splat
					(f32.demote_f64 (f64.div (f64.promote_f32 (local.get $slope)) (local.get $sum)))))
				(local.set $p (local.get $gradient))
				(local.set $stop (i32.add (local.get $vectors) (local.get $shift)))
				(block $out (loop $next
					(br_if $out (i32.ge_u (local.get $p) (local.get $stop)))
					(v128.store align=4 (local.get $p)
						(f32x4.mul (v128.load align=4 (local.get $p)) (local.get $highest)))
					(local.set $p (i32.add (local.get $p) (i32.const 16)))
					(br $next)))
				(local.set $stop (i32.add (local.get $end) (local.get $shift)))
				(block $out (loop $next
					(br_if $out (i32.ge_u (local.get $p) (local.get $stop)))
					(f32.store (local.get $p)
						(f32.mul (f32.load (local.get $p)) (f32x4.extract_lane 0 (local.get $highest))))
					(local.set $p (i32.add (local.get $p) (i32.const 4)))
					(br $next)))
				(if (f32.ge (local.get $target) (f32.const 0)) (then
					(local.set $at (i32.add (local.get $at) (local.get $gradient)))
					(f32.store (local.get $at) (f32.sub (f32.load (local.get $at)) (local.get $slope)))))
				(local.set $gradient (local.get $stop))))

			(local.set $x (local.get $end))
			(local.set $row (i32.add (local.get $row) (i32.const 12)))
			(local.set $loss (i32.add (local.get $loss) (i32.const 4)))
			(local.set $count (i32.sub (local.get $count) (i32.const 1)))
			(br $rows)))))

/** Digits on the pad for which real PyTorch's probabilities are recorded: two held-out ones, and one that was drawn. */
export const GOLDEN_PADS: Record<string, string> = {
	first: '0001b00000078000001d6220007f098005ga0g6004fgdg100003fa000002g400',
	second: '00bc000002gggd0003gcae0001g1cf0000dg9f20000309b000009f40009cd300',
	drawn: '0cggggc000000a7000001f1000006a000000d4000003e000000a7000000d1000',
};

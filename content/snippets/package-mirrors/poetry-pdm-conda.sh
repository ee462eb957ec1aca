#| zh.title: Poetry、PDM 与 conda
#| en.title: Poetry, PDM and conda
#| run: parse
#zh Poetry：写进当前项目的 pyproject.toml
#en Poetry: into this project's pyproject.toml
poetry source add --priority=primary mirrors \
  https://pypi.tuna.tsinghua.edu.cn/simple
pdm config pypi.url https://pypi.tuna.tsinghua.edu.cn/simple
#zh conda：PyTorch 现在来自 conda-forge
#en conda: PyTorch now comes from conda-forge
conda install -c conda-forge pytorch torchvision

# How `execute` has a notebook run and what it keeps of that: the outputs, and nothing of the machine or the moment.
c = get_config()  # noqa: F821
c.ExecutePreprocessor.startup_timeout = 30
c.ExecutePreprocessor.timeout = 120
c.ExecutePreprocessor.record_timing = False
c.ClearMetadataPreprocessor.enabled = True
c.ClearMetadataPreprocessor.preserve_nb_metadata_mask = {"kernelspec"}

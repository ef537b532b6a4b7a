-- One row per export file as received: rows read, loaded, rejected and left out, and the days that it covers.
create view source_files as
select
    client_id,
    path,
    format,
    feed,
    known_at,
    exported_on,
    covered_from,
    covered_to,
    rows_read,
    rows_loaded,
    rows_rejected,
    rows_left_out,
    is_superseded,
    encoding,
    conventions,
    bytes,
    sha256
from dim_source_file

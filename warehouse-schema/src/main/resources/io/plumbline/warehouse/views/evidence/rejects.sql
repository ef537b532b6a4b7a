-- One row per row or file that could not be read: what stood there, what was expected, what to do.
create view rejects as
select
    client_id,
    path as file,
    source_row as file_row,
    column_name,
    found,
    expected,
    advice
from reject

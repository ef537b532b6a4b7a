-- One row per client: its export files and what became of their rows.
select
    file.client_id,
    count(*) as files,
    sum(file.rows_read) as rows_read,
    sum(file.rows_loaded) as rows_loaded,
    sum(file.rows_left_out) as rows_left_out,
    sum(file.rows_rejected) as rows_rejected
from dim_source_file as file
group by file.client_id
order by rows_rejected desc, file.client_id

-- One row per vendor's report and period end: how many of its figures agree to the cent, what differs, and how it is classed.
create view tie_out_summary as
select
    client_id,
    report,
    statement,
    basis,
    to_on,
    count(*) as figures,
    count(*) filter (where class is null) as agreeing,
    count(*) filter (where class is not null) as differing,
    coalesce(max(abs(difference)), 0) as largest_difference,
    count(*) filter (where class = 'missing lines') as missing_lines,
    count(*) filter (where class = 'no line') as no_line,
    count(*) filter (where class = 'date') as date,
    count(*) filter (where class = 'later change') as later_change,
    count(*) filter (where class = 'currency') as currency,
    count(*) filter (where class = 'basis') as basis_of_accounting,
    count(*) filter (where class = 'mapping') as mapping,
    count(*) filter (where class = 'unexplained') as unexplained,
    any_value(file) as file
from tie_out
group by client_id, report, statement, basis, to_on

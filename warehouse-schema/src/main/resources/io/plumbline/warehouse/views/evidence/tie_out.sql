-- One row per account, period and measure of a vendor's report: stated, ours, the difference, and what the difference is.
create view tie_out as
select *
from tie_out_for()

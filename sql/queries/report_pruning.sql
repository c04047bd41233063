-- One row per owner asked for and step of removal, from everybody to nobody.
select *
from main.pruning
where list_contains(getvariable('owners'), owner)
order by owner, n;

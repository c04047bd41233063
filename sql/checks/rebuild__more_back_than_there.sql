-- more people are back after a great loss than were taken, than were there before or than are there now
select owner, source, reset_on, exported_on
from core.rebuild
where removed_back > removed or removed_back > back or back > size_before or back > size or invited_me + invited_by_me > removed_back;

using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features;

/// <summary>Which duties there were on an earlier day: amendments and hand-overs that took effect after it are undone in thought. Progress stays today's.</summary>
internal static class DutiesOfDay
{
    extension(TdcDbContext db)
    {
        /// <summary>Duties that stood: today those that are neither cancelled nor handed on, on an earlier day also those that were cancelled or handed on after it.</summary>
        /// <param name="duties">The duties to choose from.</param>
        /// <param name="asOf">The day; <see langword="null"/> for today.</param>
        public IQueryable<Duty> ThereOn(IQueryable<Duty> duties, DateOnly? asOf)
        {
            if (asOf is not { } day)
            {
                return duties.Where(d => d.State != DutyState.Cancelled && d.State != DutyState.CarriedOver);
            }

            var amended = db.AmendedAfter(day);
            var moves = db.Set<DutyTransfer>();
            return duties.Where(d => !(d.StartsOn > day && moves.Any(m => m.ToId == d.Id))
                && (d.State != DutyState.CarriedOver || moves.Any(m => m.FromId == d.Id && db.Set<Duty>().Any(to => to.Id == m.ToId && to.StartsOn > day)))
                && (d.State != DutyState.Cancelled || amended.Any(e => e.DutyId == d.Id)));
        }

        /// <summary>What amendments wrote into the duties' histories after a day.</summary>
        public IQueryable<ProgressEntry> AmendedAfter(DateOnly day) => db.Set<ProgressEntry>().Where(e => e.Source == ProgressSource.Amendment && e.On > day);
    }
}

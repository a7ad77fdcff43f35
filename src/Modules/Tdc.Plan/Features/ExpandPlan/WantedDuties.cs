using Tdc.Plan.Domain;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Features.ExpandPlan;

/// <summary>Makes duties of what expansion wants.</summary>
internal static class WantedDuties
{
    extension(TdcDbContext db)
    {
        /// <summary>Adds a duty with its yearly looks; the caller saves.</summary>
        public Duty AddDuty(TimeProvider clock, WantedDuty wanted)
        {
            var duty = new Duty
            {
                Id = clock.NewId<DutyId>(),
                TaskId = wanted.Task.Id,
                Year = wanted.Frame.Year,
                Unit = wanted.Unit.Lineage,
                UnitAsOf = wanted.Unit.Id,
                Role = wanted.Role,
                StartsOn = wanted.Frame.StartsOn,
                DueOn = wanted.Frame.DueOn,
                Version = Guid.CreateVersion7(clock.GetUtcNow()),
            };
            db.Add(duty);
            db.AddRange(duty.YearlyLooks());
            return duty;
        }
    }
}

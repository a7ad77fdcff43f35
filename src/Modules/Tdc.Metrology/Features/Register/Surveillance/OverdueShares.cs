using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Register;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Register.Surveillance;

/// <summary>By what instruments are grouped.</summary>
internal enum ShareBy
{
    /// <summary>Kind.</summary>
    Kind,

    /// <summary>Commune or ward.</summary>
    Place,

    /// <summary>Owner.</summary>
    Owner,
}

/// <summary>Instruments in use of a group, and how many of them are overdue.</summary>
/// <param name="Key">Code of kind or place, or the owner's id.</param>
/// <param name="InUse">Instruments in use.</param>
/// <param name="Overdue">Of them overdue.</param>
internal sealed record OverdueShare(string Key, int InUse, int Overdue)
{
    /// <summary>Share of the overdue, 0 to 1.</summary>
    public decimal Share => InUse == 0 ? 0 : (decimal)Overdue / InUse;
}

/// <summary>Adds up overdue instruments by kind, place and owner; kept until the register or the day changes.</summary>
internal sealed class OverdueShares(TdcDbContext db, KeptReadings kept)
{
    /// <summary>All groups, most overdue instruments first.</summary>
    public ValueTask<IReadOnlyList<OverdueShare>> ByAsync(ShareBy by, DateOnly today, CancellationToken cancellation) => kept.GetAsync(
        db, $"metrology.overdue.{by}.{today:yyyyMMdd}", [typeof(Instrument)], () => ReadAsync(by, today, cancellation));

    private async Task<IReadOnlyList<OverdueShare>> ReadAsync(ShareBy by, DateOnly today, CancellationToken cancellation)
    {
        var used = db.Set<Instrument>().AsNoTracking().Where(i => i.State == InstrumentState.InUse);
        List<OverdueShare> groups = by switch
        {
            ShareBy.Kind => await used.GroupBy(i => i.Kind).Select(g => new OverdueShare(g.Key, g.Count(), g.Count(i => i.DueOn <= today))).ToListAsync(cancellation),
            ShareBy.Place => await used.GroupBy(i => i.Place).Select(g => new OverdueShare(g.Key, g.Count(), g.Count(i => i.DueOn <= today))).ToListAsync(cancellation),
            _ => (await used.GroupBy(i => i.Owner).Select(g => new { g.Key, InUse = g.Count(), Overdue = g.Count(i => i.DueOn <= today) }).ToListAsync(cancellation))
                .ConvertAll(g => new OverdueShare(g.Key.Value.ToString(), g.InUse, g.Overdue)),
        };
        return [.. groups.OrderByDescending(g => g.Overdue).ThenByDescending(g => g.InUse).ThenBy(g => g.Key, StringComparer.Ordinal)];
    }
}

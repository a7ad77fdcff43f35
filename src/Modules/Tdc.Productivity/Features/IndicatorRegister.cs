using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Productivity.Domain.Indicators;

namespace Tdc.Productivity.Features;

/// <summary>The register of indicators and variables as it holds on a day.</summary>
internal sealed class IndicatorSnapshot
{
    private readonly Dictionary<string, Indicator> byCode;

    /// <summary>Takes the revisions that hold.</summary>
    public IndicatorSnapshot(IEnumerable<Indicator> revisions, DateOnly day)
    {
        All = [.. revisions.Where(r => r.ValidFrom <= day).GroupBy(r => r.Code).Select(g => g.MaxBy(r => r.Revision)!).OrderBy(r => r.Kind == IndicatorKind.Indicator ? 0 : 1).ThenBy(r => r.Code, StringComparer.Ordinal)];
        byCode = All.ToDictionary(i => i.Code, StringComparer.Ordinal);
    }

    /// <summary>Indicators first, then variables, each by code.</summary>
    public IReadOnlyList<Indicator> All { get; }

    /// <summary>One of them, or <see langword="null"/>.</summary>
    public Indicator? Find(string code) => byCode.GetValueOrDefault(code);
}

/// <summary>Reads the register; kept until one of its rows changes.</summary>
internal sealed class IndicatorRegister(TdcDbContext db, KeptReadings kept, TimeProvider clock)
{
    /// <summary>The register today.</summary>
    public async Task<IndicatorSnapshot> NowAsync(CancellationToken cancellation)
    {
        var day = clock.TodayInVietnam;
        return await kept.GetAsync(db, "productivity.indicators." + day.DayNumber, [typeof(Indicator)],
            async () => new IndicatorSnapshot(await db.Set<Indicator>().AsNoTracking().ToListAsync(cancellation), day));
    }
}

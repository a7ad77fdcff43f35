using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;

namespace Tdc.Productivity.Features.Enterprises.Compare;

/// <summary>The enterprises' figures that count in statistics: sent, not of a firm that has been merged away, and agreed to.</summary>
internal sealed class FirmPool(TdcDbContext db)
{
    private readonly Dictionary<(int Year, bool Demonstration), List<FirmYear>> years = [];

    /// <summary>Forgets what was read, after a change.</summary>
    public void Forget() => years.Clear();

    /// <summary>The rows that count.</summary>
    /// <param name="purpose">Purpose that must have been agreed to, without the version of the words.</param>
    /// <remarks>Figures of a firm without a unit come from official statistics, which need no agreement of the firm.</remarks>
    public IQueryable<FirmYear> Counting(string purpose = "own-report") => db.Set<FirmYear>().AsNoTracking()
        .Where(y => y.State == FirmYearState.Submitted)
        .Where(y => db.Set<Firm>().Any(f => f.Id == y.Firm && (f.MergedFrom == null || y.Year < f.MergedFrom)
            && (f.Unit == null || db.Set<FirmConsent>().Any(c => c.Firm == f.Id && c.WithdrawnAt == null && c.Purpose.StartsWith(purpose + "/")))));

    /// <summary>The rows of a year that count, of invented firms or of real ones; the two are never compared.</summary>
    public async Task<IReadOnlyList<FirmYear>> YearAsync(int year, bool demonstration, CancellationToken cancellation)
    {
        if (!years.TryGetValue((year, demonstration), out var rows))
        {
            rows = await Counting().Where(y => y.Year == year && db.Set<Firm>().Any(f => f.Id == y.Firm && f.IsDemonstration == demonstration)).ToListAsync(cancellation);
            years[(year, demonstration)] = rows;
        }

        return rows;
    }

    /// <summary>Medians per person of the other enterprises of a year's division; <see langword="null"/> when there are fewer than the rule asks for.</summary>
    public async Task<SectorMedians?> MediansAsync(Firm firm, FirmYear year, CancellationToken cancellation)
    {
        if (year.Activity.Length == 0)
        {
            return null;
        }

        const int least = Standing.QuartilesFrom; // whether a draft is far from the median is told at each save: it must be the figure of nobody
        var others = (await YearAsync(year.Year, firm.IsDemonstration, cancellation)).Where(y => y.Firm != firm.Id && y.Activity == year.Activity && y.Persons > 0).ToList();
        if (others.Count < least)
        {
            return null;
        }

        var medians = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var figure in Figure.All.Where(f => (f.IsMoney && f.Required && !f.MayBeNegative) || f.Kind == FigureKind.Energy))
        {
            var values = others.Select(y => (double?)figure.Get(y) / y.Persons!.Value).OfType<double>().Where(v => v > 0).Order().ToList();
            if (values.Count >= least)
            {
                medians[figure.Name] = Quantile(values, 0.5);
            }
        }

        return new SectorMedians(others.Count, medians);
    }

    /// <summary>A quantile of sorted values, linear between neighbours (definition 7 of Hyndman and Fan).</summary>
    public static double Quantile(IReadOnlyList<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var low = (int)Math.Floor(place);
        return low + 1 < sorted.Count ? sorted[low] + (place - low) * (sorted[low + 1] - sorted[low]) : sorted[low];
    }
}

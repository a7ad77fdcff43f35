using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Chain;
using Tdc.Traceability.Features.Showing.TracePage;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Showing.Oversee;

/// <summary>Reads coverage from the roll-ups and the register.</summary>
internal sealed class CoverageReading(
    TdcDbContext db, ITradeRegister trade, IAlertFigures alerts, OrganisationRegister register, TimeProvider clock, IStringLocalizer<ShowingText> text)
{
    /// <summary>Reads.</summary>
    public async Task<Coverage> ReadAsync(CoverageFilter filter, CancellationToken cancellation)
    {
        var units = await register.NowAsync(cancellation);
        var words = new TraceWords(text, units, clock.TodayInVietnam);
        var all = (await trade.ProductsAsync(filter.Unit, cancellation)).Where(p => !p.IsWithdrawn
            && (filter.Group is null || p.Group == filter.Group) && (!filter.StrategicOnly || p.IsStrategic)).ToList();
        var narrowed = filter.Group is not null || filter.Unit is not null || filter.StrategicOnly;
        var gtins = all.Where(p => p.Gtin.Length > 0).Select(p => p.Gtin).ToHashSet();
        var lots = (await db.Set<LotTrace>().AsNoTracking().GroupBy(l => l.Gtin).Select(g => new
        {
            Gtin = g.Key,
            Lots = g.Count(l => l.Lot != ""),
            Traced = g.Min(l => l.OriginOn),
            Whole = g.Where(l => l.OriginOn != null && (l.HandedOn != null || l.EndedOn != null)).Min(l => l.HandedOn ?? l.EndedOn),
        }).ToListAsync(cancellation)).ToDictionary(l => l.Gtin);
        var newest = (await db.Set<LotTrace>().AsNoTracking().Where(l => l.Lot != "")
            .GroupBy(l => l.Gtin).Select(g => g.OrderByDescending(l => l.LastOn).ThenByDescending(l => l.Lot).Select(l => new { l.Gtin, l.Lot }).First()).ToListAsync(cancellation)).ToDictionary(l => l.Gtin, l => l.Lot);
        var events = await db.Set<EventDay>().AsNoTracking().Where(d => d.Day >= filter.From && d.Day <= filter.To)
            .GroupBy(d => new { d.Day.Year, d.Day.Month, d.Gtin }).Select(g => new { g.Key.Year, g.Key.Month, g.Key.Gtin, Count = g.Sum(d => d.Events) }).ToListAsync(cancellation);
        var scans = await db.Set<ScanDay>().AsNoTracking().Where(s => s.Day >= filter.From && s.Day <= filter.To && s.Kind == ScanKind.Scan)
            .GroupBy(s => new { s.Day.Year, s.Day.Month, s.Gtin }).Select(g => new { g.Key.Year, g.Key.Month, g.Key.Gtin, Count = g.Sum(s => s.Count) }).ToListAsync(cancellation);
        var eventsOf = events.Where(e => e.Gtin != "").GroupBy(e => e.Gtin).ToDictionary(g => g.Key, g => g.Sum(e => e.Count));
        var scansOf = scans.GroupBy(s => s.Gtin).ToDictionary(g => g.Key, g => g.Sum(s => s.Count));
        var products = all.Select(p => new CoveredProduct(
            p, words.Unit(p.Owner), GroupName(p.Group),
            lots.GetValueOrDefault(p.Gtin)?.Lots ?? 0, newest.GetValueOrDefault(p.Gtin), lots.GetValueOrDefault(p.Gtin)?.Traced, lots.GetValueOrDefault(p.Gtin)?.Whole,
            eventsOf.GetValueOrDefault(p.Gtin), scansOf.GetValueOrDefault(p.Gtin))).ToList();

        var months = new List<CoverageRow>();
        for (var month = new DateOnly(filter.From.Year, filter.From.Month, 1); month <= filter.To; month = month.AddMonths(1))
        {
            var last = month.AddMonths(1).AddDays(-1);
            bool In(DateOnly? day) => day >= month && day <= last;
            months.Add(new(
                month.ToString("yyyy-MM", CultureInfo.InvariantCulture), Display.Month(month.Year, month.Month), 0,
                products.Count(p => In(p.TracedOn)), products.Count(p => In(p.EndToEndOn)), 0,
                events.Where(e => e.Year == month.Year && e.Month == month.Month && (narrowed ? gtins.Contains(e.Gtin) : e.Gtin == "")).Sum(e => e.Count),
                scans.Where(s => s.Year == month.Year && s.Month == month.Month && (!narrowed || gtins.Contains(s.Gtin))).Sum(s => s.Count)));
        }

        var total = Row("", text["coverage.total"], products);
        var prefixes = (await trade.PrefixesAsync(cancellation)).Where(p => p.ValidFrom <= filter.To && (p.ValidTo is null || p.ValidTo >= filter.To)).Select(p => p.Owner);
        var suspicions = await db.Set<Suspicion>().AsNoTracking().GroupBy(s => s.State).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return new()
        {
            Filter = filter,
            Total = total with { Events = months.Sum(m => m.Events), Scans = months.Sum(m => m.Scans) },
            ByGroup = [.. products.GroupBy(p => p.Card.Group).Select(g => Row(g.Key, GroupName(g.Key), [.. g])).OrderByDescending(r => r.Products).ThenBy(r => r.Name, StringComparer.Ordinal)],
            ByUnit = [.. products.GroupBy(p => p.Card.Owner).Select(g => Row(g.Key.Value.ToString(), words.Unit(g.Key), [.. g])).OrderByDescending(r => r.Products).ThenBy(r => r.Name, StringComparer.Ordinal)],
            ByMonth = months,
            Products = [.. products.OrderBy(p => Platform.Text.VietnameseText.SortKey(p.Card.NameVi), StringComparer.Ordinal)],
            Enterprises = prefixes.Concat(all.Select(p => p.Owner)).Distinct().Count(o => filter.Unit is null || o == filter.Unit),
            Strategic = (products.Count(p => p.Card.IsStrategic), products.Count(p => p.Card.IsStrategic && p.EndToEndOn is not null)),
            Suspicions = (suspicions.Where(s => s.State is SuspicionState.Received or SuspicionState.Examining).Sum(s => s.Count),
                suspicions.Where(s => s.State is SuspicionState.Confirmed or SuspicionState.Unfounded).Sum(s => s.Count)),
            Alerts = await alerts.CountAsync(filter.Unit is { } owner ? [owner] : null, filter.From, filter.To, cancellation),
            Anomalies = await db.Set<ScanAnomaly>().CountAsync(a => a.Day >= filter.From && a.Day <= filter.To, cancellation),
            At = clock.GetUtcNow(),
        };
    }

    /// <summary>Name of a product group.</summary>
    public string GroupName(string code) => code.Length == 0 ? text["coverage.no-group"] : CodeLists.ProductGroups.NameOf(code);

    private static CoverageRow Row(string key, string name, List<CoveredProduct> products) => new(
        key, name, products.Count, products.Count(p => p.TracedOn is not null), products.Count(p => p.EndToEndOn is not null), products.Sum(p => p.Lots), products.Sum(p => p.Events),
        products.Sum(p => p.Scans));
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Measures;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Indicators;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Domain.Studies;
using Tdc.Productivity.Features.Enterprises.Compare;
using Tdc.Productivity.Features.Register;

namespace Tdc.Productivity.Features.Measures;

/// <summary>What productivity measures for the plan: its tasks II.3, II.4, II.6 and V.2 are bound to these codes.</summary>
/// <remarks>
/// A stock (indicators, enterprises in the database, sectors) is what holds at the end of the period, a flow (enterprises assessed, studies) what happened in it.
/// A unit is meant as the enterprise itself or as the commune in which it works. Source: Decision 1295/QĐ-UBND, annex, group II no. 3, 4 and 6, group V no. 2.
/// </remarks>
internal sealed class ProductivityMeasures(IServiceScopeFactory scopes, KeptReadings kept, TimeProvider clock) : IMeasureSource
{
    public const string IndicatorsPublished = "productivity.indicators-published";
    public const string IndicatorsOnTime = "productivity.indicators-on-time";
    public const string EnterprisesInDatabase = "productivity.enterprises-in-database";
    public const string EnterprisesAssessed = "productivity.enterprises-assessed";
    public const string SectorsStudied = "productivity.sectors-studied";
    public const string StudiesCompleted = "productivity.studies-completed";
    public const string ShareImproved = "productivity.share-improved";
    public const string SupportedGrowth = "productivity.supported-growth";

    private const string Indicators = "/nang-suat/chat-luong";
    // What everybody may see of the enterprises: their sums; single ones are the department's.
    private const string Firms = "/nang-suat/so-lieu?cap=F&chi-so=VA1";
    private const string Studies = "/nang-suat/nghien-cuu";

    public IReadOnlyList<MeasureDefinition> Measures { get; } =
    [
        new(IndicatorsPublished, "Chỉ tiêu năng suất đã công bố", "Productivity indicators published", "chỉ tiêu", "indicators", MeasureJoin.Last, MeasureJoin.Last),
        new(IndicatorsOnTime, "Chỉ tiêu công bố đúng hạn", "Indicators published on time", "%", "%", MeasureJoin.Ratio, MeasureJoin.Last),
        new(EnterprisesInDatabase, "Doanh nghiệp có dữ liệu trong kho", "Enterprises with data in the database", "doanh nghiệp", "enterprises", MeasureJoin.Sum, MeasureJoin.Last),
        new(EnterprisesAssessed, "Doanh nghiệp được đánh giá năng suất", "Enterprises assessed for productivity", "doanh nghiệp", "enterprises", MeasureJoin.Sum, MeasureJoin.Sum),
        new(SectorsStudied, "Ngành đã có nghiên cứu năng suất", "Sectors with a productivity study", "ngành", "sectors", MeasureJoin.Last, MeasureJoin.Last),
        new(StudiesCompleted, "Nghiên cứu năng suất đã hoàn thành", "Productivity studies completed", "nghiên cứu", "studies", MeasureJoin.Last, MeasureJoin.Sum),
        new(ShareImproved, "Doanh nghiệp tăng năng suất sau hỗ trợ", "Enterprises more productive after support", "%", "%", MeasureJoin.Ratio, MeasureJoin.Last),
        new(SupportedGrowth, "Mức tăng năng suất của doanh nghiệp được hỗ trợ", "Productivity growth of supported enterprises", "% một năm", "% a year", MeasureJoin.None, MeasureJoin.Last),
    ];

    public IReadOnlyCollection<Type> Entities { get; } = [typeof(Indicator), typeof(DataSeries), typeof(Observation), typeof(Firm), typeof(FirmYear), typeof(FirmConsent), typeof(FirmSupport), typeof(Study)];

    public async Task<MeasureAnswer> AnswerAsync(string code, IReadOnlyCollection<LineageId>? units, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<TdcDbContext>();
        var (begin, end) = (from.StartInVietnam, to.EndInVietnam);
        return code switch
        {
            IndicatorsPublished or IndicatorsOnTime => await IndicatorsAsync(services, db, code == IndicatorsOnTime, to, cancellation),
            EnterprisesInDatabase => Count(await FirmsAsync(services, db, units, null, to, cancellation), Firms),
            EnterprisesAssessed => Count(await FirmsAsync(services, db, units, from, to, cancellation), Firms),
            SectorsStudied => Count(await db.Set<Study>().Where(s => s.Completed && s.CompletedAt < end).Select(s => s.Activity).Distinct().CountAsync(cancellation), Studies),
            StudiesCompleted => Count(await db.Set<Study>().CountAsync(s => s.Completed && s.CompletedAt >= begin && s.CompletedAt < end, cancellation), Studies),
            ShareImproved or SupportedGrowth => await SupportedAsync(services, db, units, code == SupportedGrowth, to, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No measure of productivity."),
        };
    }

    private MeasureAnswer Count(int value, string page) => new(value, null, null, value, page, clock.GetUtcNow());

    private async Task<MeasureAnswer> IndicatorsAsync(IServiceProvider services, TdcDbContext db, bool onTime, DateOnly to, CancellationToken cancellation)
    {
        var register = (await services.GetRequiredService<IndicatorRegister>().NowAsync(cancellation)).All.Where(i => i.Kind == IndicatorKind.Indicator).ToList();
        if (!onTime)
        {
            var published = await PublishedAsync(db, DateOnly.MinValue, to, cancellation);
            return Count(register.Count(i => published.Contains(i.Code)), Indicators);
        }

        var (good, due) = (0, 0);
        foreach (var asked in register.Where(i => i.DueDays > 0).GroupBy(i => QualityReading.EarliestOnTime(i, to)))
        {
            var published = await PublishedAsync(db, new DateOnly(asked.Key, 1, 1), to, cancellation);
            due += asked.Count();
            good += asked.Count(i => published.Contains(i.Code));
        }

        return new(due == 0 ? null : Math.Round(100m * good / due, 1), good, due, due, Indicators, clock.GetUtcNow());
    }

    // Asked indicator by indicator, so that each is done with its first value, however many there are.
    private static async Task<HashSet<string>> PublishedAsync(TdcDbContext db, DateOnly since, DateOnly to, CancellationToken cancellation)
    {
        var end = to.EndInVietnam;
        return await db.Set<Indicator>().Where(i => db.Set<DataSeries>().Any(s => s.Indicator == i.Code && s.Origin != SeriesOrigin.Demonstration
                && db.Set<Observation>().Any(o => o.Series == s.Id && o.Confidentiality == "F" && o.Value != null && o.StartsOn >= since && o.RecordedAt < end)))
            .Select(i => i.Code).Distinct().ToHashSetAsync(cancellation);
    }

    private async Task<int> FirmsAsync(IServiceProvider services, TdcDbContext db, IReadOnlyCollection<LineageId>? units, DateOnly? from, DateOnly to, CancellationToken cancellation)
    {
        var end = to.EndInVietnam;
        var rows = db.Set<FirmYear>().AsNoTracking().Where(y => y.State == FirmYearState.Submitted && y.SubmittedAt < end);
        if (from is { } first)
        {
            var begin = first.StartInVietnam;
            rows = rows.Where(y => y.SubmittedAt >= begin);
        }

        return await (await LimitAsync(services, db, rows, units, to, cancellation)).Select(y => y.Firm).Distinct().CountAsync(cancellation);
    }

    private static async Task<IQueryable<FirmYear>> LimitAsync(
        IServiceProvider services, TdcDbContext db, IQueryable<FirmYear> rows, IReadOnlyCollection<LineageId>? units, DateOnly day, CancellationToken cancellation)
    {
        if (units is null)
        {
            return rows;
        }

        var register = await services.GetRequiredService<OrganisationRegister>().NowAsync(cancellation);
        var codes = units.Where(register.Knows).Select(u => register.OfLineage(u, day).Code).ToList();
        return rows.Where(y => codes.Contains(y.Commune) || db.Set<Firm>().Any(f => f.Id == y.Firm && f.Unit != null && units.Contains(f.Unit.Value)));
    }

    // From the year before the support to the newest year, at current prices: what the enterprise itself would say of its growth.
    private async Task<MeasureAnswer> SupportedAsync(IServiceProvider services, TdcDbContext db, IReadOnlyCollection<LineageId>? units, bool growth, DateOnly to, CancellationToken cancellation)
    {
        var changes = units is not null ? await ChangesAsync(services, db, units, to, cancellation)
            : await kept.GetAsync($"productivity.supported {to:O}", Entities, () => ChangesAsync(services, db, null, to, cancellation));
        var up = changes.Count(c => c.LogGrowth > 0);
        var mean = changes.Count == 0 ? (decimal?)null : Math.Round((decimal)(100 * (Math.Exp(changes.Average(c => c.LogGrowth / c.Years)) - 1)), 2);
        return growth ? new(mean, null, null, changes.Count, Studies, clock.GetUtcNow())
            : new(changes.Count == 0 ? null : Math.Round(100m * up / changes.Count, 1), up, changes.Count, changes.Count, Firms, clock.GetUtcNow());
    }

    private static async Task<List<(double LogGrowth, int Years)>> ChangesAsync(
        IServiceProvider services, TdcDbContext db, IReadOnlyCollection<LineageId>? units, DateOnly to, CancellationToken cancellation)
    {
        var supports = await db.Set<FirmSupport>().AsNoTracking().Where(s => s.FromYear <= to.Year).GroupBy(s => s.Firm).Select(g => new { Firm = g.Key, From = g.Min(s => s.FromYear) }).ToListAsync(cancellation);
        var firms = supports.Select(s => s.Firm).ToList();
        var rows = await (await LimitAsync(services, db, services.GetRequiredService<FirmPool>().Counting().Where(y => firms.Contains(y.Firm) && y.Year <= to.Year), units, to, cancellation)).ToListAsync(cancellation);
        var byFirm = rows.ToLookup(r => r.Firm);
        return [.. supports.Select(s => Change(byFirm[s.Firm], s.From)).OfType<(double LogGrowth, int Years)>()];
    }

    private static (double LogGrowth, int Years)? Change(IEnumerable<FirmYear> years, int from)
    {
        var known = years.Select(y => (y.Year, Value: FirmMeasures.Indicators(y)?.ValueAddedPerPerson ?? double.NaN)).Where(y => y.Value > 0).OrderBy(y => y.Year).ToList();
        var before = known.Where(y => y.Year < from).ToList();
        return before.Count == 0 || known[^1].Year < from ? null : (Math.Log(known[^1].Value / before[^1].Value), known[^1].Year - before[^1].Year);
    }
}

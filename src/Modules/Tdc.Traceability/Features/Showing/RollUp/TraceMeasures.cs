using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Measures;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Chain;
using Tdc.Traceability.Storage;

namespace Tdc.Traceability.Features.Showing.RollUp;

/// <summary>What traceability measures for the plan: its tasks II.2 and IV.7 are bound to these codes.</summary>
/// <remarks>
/// A stock (products, enterprises) is what holds at the end of the period, a flow (scans, events) what happened in it. A unit is meant as the owner of
/// the product, or as who recorded the event. Source: Decision 1295/QĐ-UBND, annex, group II no. 2.
/// </remarks>
internal sealed class TraceMeasures(IServiceScopeFactory scopes, TimeProvider clock) : IMeasureSource
{
    public const string ProductsTraced = "traceability.products-traced";
    public const string CodesScanned = "traceability.codes-scanned";
    public const string ProductPages = "traceability.product-pages";
    public const string EnterprisesWithCodes = "traceability.enterprises-with-codes";
    public const string StrategicEndToEnd = "traceability.strategic-end-to-end";
    public const string EventsCaptured = "traceability.events-captured";
    public const string AlertsClosed = "traceability.alerts-closed";

    /// <summary>The page with the records, open to everybody.</summary>
    public const string Records = "/truy-xuat/so-lieu";

    public IReadOnlyList<MeasureDefinition> Measures { get; } =
    [
        new(ProductsTraced, "Sản phẩm truy xuất được đến nơi sản xuất", "Products traceable to their origin", "sản phẩm", "products", MeasureJoin.Sum, MeasureJoin.Last),
        new(CodesScanned, "Lượt quét mã của người mua", "Scans by buyers", "lượt", "scans", MeasureJoin.Sum, MeasureJoin.Sum),
        new(ProductPages, "Sản phẩm có trang thông tin số", "Products with a digital page", "sản phẩm", "products", MeasureJoin.Sum, MeasureJoin.Last),
        new(EnterprisesWithCodes, "Đơn vị có mã số mã vạch", "Enterprises with codes", "đơn vị", "enterprises", MeasureJoin.Sum, MeasureJoin.Last),
        new(StrategicEndToEnd, "Sản phẩm chiến lược truy xuất trọn chuỗi", "Strategic products traced end to end", "sản phẩm", "products", MeasureJoin.Sum, MeasureJoin.Last),
        new(EventsCaptured, "Sự kiện truy xuất đã ghi", "Traceability events recorded", "sự kiện", "events", MeasureJoin.Sum, MeasureJoin.Sum),
        new(AlertsClosed, "Cảnh báo truy xuất đã xử lý xong", "Traceability alerts closed", "cảnh báo", "alerts", MeasureJoin.Sum, MeasureJoin.Sum),
    ];

    public IReadOnlyCollection<Type> Entities { get; } = [typeof(Product), typeof(PrefixGrant), typeof(LotTrace), typeof(ScanDay), typeof(EventDay), typeof(TraceAlert)];

    public async Task<MeasureAnswer> AnswerAsync(string code, IReadOnlyCollection<LineageId>? units, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TdcDbContext>();
        var register = scope.ServiceProvider.GetRequiredService<ITradeRegister>();
        return code switch
        {
            ProductsTraced => await TracedAsync(db, register, units, to, strategic: false, cancellation),
            StrategicEndToEnd => await TracedAsync(db, register, units, to, strategic: true, cancellation),
            CodesScanned => await ScannedAsync(db, register, units, from, to, cancellation),
            ProductPages => Count((await ProductsAsync(register, units, cancellation)).Count, "#san-pham"),
            EnterprisesWithCodes => Count(await EnterprisesAsync(register, units, to, cancellation), "#don-vi"),
            EventsCaptured => await EventsAsync(db, units, from, to, cancellation),
            AlertsClosed => Count((await scope.ServiceProvider.GetRequiredService<IAlertFigures>().CountAsync(units, from, to, cancellation)).Closed, "#canh-bao"),
            _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No measure of traceability."),
        };
    }

    private MeasureAnswer Count(int value, string anchor, int? records = null) => new(value, null, null, records ?? value, Records + anchor, clock.GetUtcNow());

    private static async Task<List<ProductCard>> ProductsAsync(ITradeRegister register, IReadOnlyCollection<LineageId>? units, CancellationToken cancellation) =>
        [.. (await register.ProductsAsync(null, cancellation)).Where(p => !p.IsWithdrawn && (units is null || units.Contains(p.Owner)))];

    private async Task<MeasureAnswer> TracedAsync(
        TdcDbContext db, ITradeRegister register, IReadOnlyCollection<LineageId>? units, DateOnly to, bool strategic, CancellationToken cancellation)
    {
        var products = await ProductsAsync(register, units, cancellation);
        var wanted = products.Where(p => p.Gtin.Length > 0 && (!strategic || p.IsStrategic)).Select(p => p.Gtin).ToHashSet();
        var traced = db.Set<LotTrace>().AsNoTracking().Where(l => l.OriginOn != null && l.OriginOn <= to);
        traced = strategic ? traced.Where(l => l.HandedOn <= to || l.EndedOn <= to) : traced;
        var found = await traced.GroupBy(l => l.Gtin).Select(g => new { Gtin = g.Key, Lots = g.Count() }).ToListAsync(cancellation);
        var own = found.Where(f => wanted.Contains(f.Gtin)).ToList();
        return Count(own.Count, strategic ? "?chien-luoc=1#san-pham" : "#san-pham", own.Sum(f => f.Lots));
    }

    private async Task<MeasureAnswer> ScannedAsync(
        TdcDbContext db, ITradeRegister register, IReadOnlyCollection<LineageId>? units, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var scans = db.Set<ScanDay>().AsNoTracking().Where(s => s.Day >= from && s.Day <= to && s.Kind == ScanKind.Scan);
        if (units is not null)
        {
            var gtins = (await ProductsAsync(register, units, cancellation)).Select(p => p.Gtin).ToList();
            scans = scans.Where(s => gtins.Contains(s.Gtin));
        }

        return Count(await scans.SumAsync(s => s.Count, cancellation), "#thang", await scans.CountAsync(cancellation));
    }

    private static async Task<int> EnterprisesAsync(ITradeRegister register, IReadOnlyCollection<LineageId>? units, DateOnly to, CancellationToken cancellation) =>
        (await register.PrefixesAsync(cancellation)).Where(p => p.ValidFrom <= to && (p.ValidTo is null || p.ValidTo >= to)).Select(p => p.Owner)
            .Concat((await register.ProductsAsync(null, cancellation)).Where(p => !p.IsWithdrawn).Select(p => p.Owner))
            .Distinct().Count(o => units is null || units.Contains(o));

    private async Task<MeasureAnswer> EventsAsync(TdcDbContext db, IReadOnlyCollection<LineageId>? units, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var days = db.Set<EventDay>().AsNoTracking().Where(d => d.Day >= from && d.Day <= to && d.Gtin == "");
        days = units is null ? days : days.Where(d => units.Contains(d.Owner));
        return Count(await days.SumAsync(d => d.Events, cancellation), "#thang");
    }
}

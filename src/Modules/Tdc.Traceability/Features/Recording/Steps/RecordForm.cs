using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Recording;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Recording.Templates;

namespace Tdc.Traceability.Features.Recording.Steps;

/// <summary>The names of a form's fields: those of the API, so that a queue can send what a form holds.</summary>
internal static class RecordForm
{
    /// <summary>Rows of goods that a form has.</summary>
    public const int Rows = 6;

    /// <summary>Whether the step begins a new lot.</summary>
    public static bool Begins(RecordStep step) => step is RecordStep.Harvest or RecordStep.Process;

    /// <summary>Reads a posted form.</summary>
    public static RecordInput Read(IFormCollection form, RecordStep step)
    {
        return new RecordInput
        {
            Step = step,
            Key = Guid.TryParse(form["key"], out var key) ? key : Guid.Empty,
            Unit = Guid.TryParse(form["unit"], out var unit) ? unit : null,
            Date = Of("date"),
            Time = Of("time"),
            Place = Of("place"),
            PlaceCode = Of("placeCode"),
            OtherPlace = Of("otherPlace"),
            OtherPlaceCode = Of("otherPlaceCode"),
            Product = Of("productCode") is { Length: > 0 } code ? code : Of("product"),
            Lot = Of("lot"),
            Quantity = Of("quantity"),
            QuantityUnit = Of("quantityUnit"),
            Expires = Of("expires"),
            Items = [.. Enumerable.Range(0, Rows).Select(i => new GoodsInput
            {
                Goods = Of($"items.{i}.goods"), Code = Of($"items.{i}.code"), Quantity = Of($"items.{i}.quantity"), Unit = Of($"items.{i}.unit"),
            })],
            Container = Of("container"),
            Document = Of("document"),
            Temperature = Of("temperature"),
            Humidity = Of("humidity"),
            Result = Of("result"),
            Cause = Of("cause"),
            Replaces = Guid.TryParse(form["replaces"], out var replaces) ? replaces : null,
        };

        string Of(string name) => form[name].ToString() is { Length: <= 2000 } text ? text : "";
    }

    /// <summary>The key of the receipt of a load: whoever confirms it twice, or on two phones, confirms it once.</summary>
    public static Guid KeyOfLoad(string eventId, LineageId unit)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"receive\n{unit.Value:N}\n{eventId}"));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80); // UUID version 8
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}

/// <summary>What a form offers and what stands in it before anybody types.</summary>
internal sealed record FormOffer
{
    /// <summary>The unit.</summary>
    public required LineageId Unit { get; init; }

    /// <summary>Places of the unit and its members.</summary>
    public required IReadOnlyList<PlaceCard> Places { get; init; }

    /// <summary>Places that goods went to or came from lately.</summary>
    public required IReadOnlyList<string> Partners { get; init; }

    /// <summary>Products.</summary>
    public required IReadOnlyList<ProductCard> Products { get; init; }

    /// <summary>Goods at hand; none for goods that only now come.</summary>
    public required IReadOnlyList<GoodsAtHand> Goods { get; init; }

    /// <summary>What stands in the fields.</summary>
    public required RecordInput Input { get; init; }
}

/// <summary>Fills a form as the last time: the unit's templates, the person's last record, the goods at hand.</summary>
internal sealed class FormFilling(TdcDbContext db, Asker asker, RecordingUnits units, KnownGoods known, StepTemplates templates, TimeProvider clock)
{
    private const int RecordsLookedAt = 50;

    /// <summary>The form of a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="product">Product asked for, or empty.</param>
    /// <param name="goods">Goods asked for, or empty.</param>
    /// <param name="corrects">A record to put right, or <see langword="null"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<FormOffer> FillAsync(RecordStep step, LineageId unit, string product, string goods, KeptRecord? corrects, CancellationToken cancellation)
    {
        var places = await units.PlacesAsync(unit, cancellation);
        var products = await units.ProductsAsync(unit, cancellation);
        var atHand = step is RecordStep.Harvest or RecordStep.Receive ? [] : await known.AtHandAsync(unit, cancellation);
        var records = await db.Set<KeptRecord>().AsNoTracking().Where(r => r.Owner == unit && r.State == RecordState.Stored)
            .OrderByDescending(r => r.RecordedAt).Take(RecordsLookedAt).ToListAsync(cancellation);
        IReadOnlyList<string> partners = [.. records.Select(r => r.OtherPlace).Where(p => p.Length > 0).Distinct()];
        var input = corrects is not null
            ? RecordStepHandler.InputOf(corrects) with { Key = NewKey(), Replaces = corrects.Id.Value }
            : await FreshAsync(step, unit, product, goods, places, products, atHand, records, cancellation);
        return new FormOffer { Unit = unit, Places = places, Products = products, Goods = atHand, Partners = partners, Input = input };
    }

    private async Task<RecordInput> FreshAsync(
        RecordStep step, LineageId unit, string product, string goods, IReadOnlyList<PlaceCard> places, IReadOnlyList<ProductCard> products,
        IReadOnlyList<GoodsAtHand> atHand, List<KeptRecord> records, CancellationToken cancellation)
    {
        // The person's own last record of the step comes before that of a colleague.
        var last = records.FirstOrDefault(r => r.Step == step && r.UserId == asker.UserId) ?? records.FirstOrDefault(r => r.Step == step);
        var all = (await templates.OfUnitAsync(unit, cancellation)).Where(t => t.Step == step).ToList();
        var usually = product.Length > 0 ? product : last?.Product ?? all.FirstOrDefault()?.Product ?? "";
        var chosen = atHand.FirstOrDefault(g => g.Uri == goods) ?? atHand.FirstOrDefault(g => g.Product == usually) ?? (atHand.Count > 0 ? atHand[0] : null);
        var number = product.Length > 0 ? product
            : RecordForm.Begins(step) ? all.FirstOrDefault()?.Product ?? last?.Product ?? (products.Count > 0 ? RecordingUnits.NumberOf(products[0]) : "")
            : chosen?.Product ?? "";
        var template = all.Find(t => t.Product == number) ?? all.FirstOrDefault();
        var now = clock.GetUtcNow();
        var usual = template?.Place is { Length: > 0 } place ? place : last?.Place ?? (places.Count > 0 ? Likely(step, places) : "");
        return new RecordInput
        {
            Step = step,
            Key = NewKey(),
            Unit = unit.Value,
            Date = Display.DateTyped(now.DateInVietnam),
            Time = now.InVietnam.ToString("HH:mm", CultureInfo.InvariantCulture),
            Place = usual,
            OtherPlace = step is RecordStep.Ship or RecordStep.Receive ? template?.OtherPlace is { Length: > 0 } other ? other : last?.OtherPlace ?? "" : "",
            Product = RecordForm.Begins(step) ? number : "",
            Quantity = RecordForm.Begins(step) && template?.Quantity is { } quantity ? Display.NumberUpTo(quantity, 6) : "",
            QuantityUnit = template?.Unit ?? "kg",
            Items = step == RecordStep.Harvest || chosen is null ? [] : [new GoodsInput
            {
                Goods = chosen.Uri,
                Quantity = chosen.Quantity is { } left ? Display.NumberUpTo(left, 6) : "",
                Unit = RecordUnit.OfUom(chosen.Uom)?.Code ?? template?.Unit ?? "kg",
            }],
        };
    }

    // The kind of place where a step usually happens, when nothing was recorded yet.
    private static string Likely(RecordStep step, IReadOnlyList<PlaceCard> places)
    {
        string[] kinds = step switch
        {
            RecordStep.Harvest => ["farm", "livestock", "pond", "forest"],
            RecordStep.Process => ["slaughterhouse", "factory", "packing-house"],
            RecordStep.Sell => ["shop", "market"],
            _ => ["packing-house", "warehouse", "factory", "slaughterhouse", "shop"],
        };
        return (places.FirstOrDefault(p => kinds.Contains(p.Kind)) ?? places[0]).Canonical;
    }

    private Guid NewKey() => clock.NewId<RecordId>().Value;
}

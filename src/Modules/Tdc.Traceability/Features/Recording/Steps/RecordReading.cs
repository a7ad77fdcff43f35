using System.Globalization;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Recording;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Recording.Steps;

/// <summary>What was typed, understood: a record, or faults by field with words.</summary>
internal sealed class ReadRecord
{
    /// <summary>What has to be mended; fields bear the names of <see cref="RecordInput"/> in camel case.</summary>
    public FormFaults Faults { get; } = [];

    /// <summary>The record without the numbers that are still to be given; <see langword="null"/> when there are faults.</summary>
    public StepRecord? Record { get; set; }

    /// <summary>Product of the first goods; empty when unknown.</summary>
    public string Product { get; set; } = "";

    /// <summary>That product in the register.</summary>
    public ProductCard? Card { get; set; }

    /// <summary>Whether a lot number has to be given.</summary>
    public bool NeedsLot { get; set; }

    /// <summary>Whether an SSCC has to be given.</summary>
    public bool NeedsContainer { get; set; }

    /// <summary>Quantity of the new lot.</summary>
    public decimal? Quantity { get; set; }

    /// <summary>Unit of that quantity.</summary>
    public RecordUnit Unit { get; set; } = RecordUnit.All[0];

    /// <summary>The unit's template for product and step.</summary>
    public StepTemplate? Template { get; set; }
}

/// <summary>Understands what a person typed.</summary>
internal sealed class RecordReading(
    PlaceFinder places, RecordingUnits units, KnownGoods known, Templates.StepTemplates templates, TimeProvider clock, IStringLocalizer<RecordingText> text)
{
    /// <summary>A number that stands where one will be given, in what is shown before that.</summary>
    public const string Placeholder = "0000";

    /// <summary>Reads a record.</summary>
    /// <param name="input">What was typed.</param>
    /// <param name="unit">The unit recorded for.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<ReadRecord> ReadAsync(RecordInput input, LineageId unit, CancellationToken cancellation)
    {
        var read = new ReadRecord();
        var at = When(input, read.Faults);
        var place = await PlaceAsync(input.Place, input.PlaceCode, "place", read.Faults, cancellation);
        var other = input.Step is RecordStep.Ship or RecordStep.Receive
            ? await PlaceAsync(input.OtherPlace, input.OtherPlaceCode, "otherPlace", read.Faults, cancellation)
            : null;
        var items = new List<RecordItem>();
        if (input.Step != RecordStep.Harvest)
        {
            await ItemsAsync(input, unit, items, read.Faults, cancellation);
        }

        if (input.Step is RecordStep.Harvest or RecordStep.Process)
        {
            await NewLotAsync(input, unit, read, cancellation);
        }
        else if (items.Count > 0)
        {
            read.Product = GoodsUri.Parts(items[0].Uri).Product;
            read.Card = await units.ProductAsync(read.Product, cancellation);
        }

        var container = input.Step == RecordStep.Pack ? Container(input, read) : null;
        var (temperature, humidity) = (Measured(input.Temperature, "temperature", read.Faults), Measured(input.Humidity, "humidity", read.Faults));
        var expires = Day(input.Expires, "expires", read.Faults);
        if (read.Faults.Any)
        {
            return read;
        }

        var begins = input.Step is RecordStep.Harvest or RecordStep.Process;
        var day = DateOnly.FromDateTime(at.DateTime);
        var keeps = read.Template?.KeepsDays ?? read.Card?.ShelfLifeDays;
        var made = begins ? new RecordItem(LotUri(read, input.Lot.Trim())!, false, read.Quantity, read.Unit.Uom) : null;
        var record = new StepRecord
        {
            Step = input.Step,
            At = at,
            Place = place ?? "",
            OtherPlace = other,
            Items = input.Step == RecordStep.Harvest ? [made!] : items,
            Outputs = input.Step == RecordStep.Process ? [made!] : [],
            Container = container,
            LotNumber = begins ? input.Lot.Trim() : null,
            HarvestedOn = input.Step == RecordStep.Harvest ? day : null,
            ExpiresOn = begins ? expires ?? (keeps is { } days ? day.AddDays(days) : null) : null,
            References = Documents(input, unit, place ?? ""),
            Temperature = temperature,
            Humidity = humidity,
            Conforms = input.Result switch { "pass" => true, "fail" => false, _ => null },
            Cause = Enum.TryParse<DestroyCause>(input.Cause, ignoreCase: true, out var cause) && Enum.IsDefined(cause) ? cause : DestroyCause.Other,
        };
        foreach (var fault in RecordRules.Check(record, clock.GetUtcNow()))
        {
            read.Faults.Add(FieldOf(fault.Part, input.Step), text[fault.Code]);
        }

        read.Record = read.Faults.Any ? null : record;
        return read;
    }

    /// <summary>The record with the numbers that were given.</summary>
    public static StepRecord WithNumbers(ReadRecord read, string? lot, string? sscc)
    {
        var record = read.Record!;
        if (lot is not null)
        {
            var made = new RecordItem(LotUri(read, lot)!, false, read.Quantity, read.Unit.Uom);
            record = record.Step == RecordStep.Harvest ? record with { Items = [made], LotNumber = lot } : record with { Outputs = [made], LotNumber = lot };
        }

        return sscc is null ? record : record with { Container = GoodsUri.LogisticUnit(sscc) };
    }

    private static string? LotUri(ReadRecord read, string lot)
    {
        var number = lot.Length == 0 ? Placeholder : lot;
        return OwnNumber.IsProduct(read.Product) ? GoodsUri.OwnLot(read.Product, number) : GoodsUri.Lot(read.Product, number);
    }

    private DateTimeOffset When(RecordInput input, FormFaults faults)
    {
        var now = clock.GetUtcNow().InVietnam;
        var today = DateOnly.FromDateTime(now.DateTime);
        var day = Day(input.Date, "date", faults) ?? today;
        TimeOnly time;
        if (input.Time.Trim().Length == 0)
        {
            time = day == today ? TimeOnly.FromDateTime(now.DateTime) : new TimeOnly(12, 0);
        }
        else if (!TimeOnly.TryParseExact(input.Time.Trim().Replace('h', ':'), ["H:mm", "HH:mm", "H:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time))
        {
            faults.Add("time", text["record.time-unread", Shown(input.Time)]);
        }

        var local = day.ToDateTime(time);
        return new DateTimeOffset(local.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, VietnamTime.Offset);
    }

    private DateOnly? Day(string typed, string field, FormFaults faults)
    {
        var fault = Reading.Date(typed, out var day);
        if (fault is not (ReadFault.None or ReadFault.Empty) || day.Year is (> 1 and < 2000) or > 2200)
        {
            faults.Add(field, text["record.date-unread", Shown(typed)]);
            return null;
        }

        return fault == ReadFault.None ? day : null;
    }

    private async Task<string?> PlaceAsync(string chosen, string code, string field, FormFaults faults, CancellationToken cancellation)
    {
        if (code.Trim().Length == 0 && chosen.Length == 0)
        {
            return null;
        }

        var found = await places.FindAsync(code.Trim().Length > 0 ? code : chosen, cancellation);
        if (found.Canonical is null)
        {
            var name = code.Trim().Length > 0 ? field + "Code" : field;
            faults.Add(name, found.Candidates.Count > 0
                ? text["record.place-many", Shown(code), string.Join("; ", found.Candidates.Select(p => $"{GoodsNames.Of(p)} ({GoodsUri.Gln(p.Canonical) ?? p.Canonical[(p.Canonical.LastIndexOf(':') + 1)..]})"))]
                : text["record.place-unknown", Shown(code.Length > 0 ? code : chosen)]);
        }

        return found.Canonical;
    }

    private async Task ItemsAsync(RecordInput input, LineageId unit, List<RecordItem> items, FormFaults faults, CancellationToken cancellation)
    {
        IReadOnlyList<GoodsAtHand>? atHand = null;
        if (input.Items.Count > RecordRules.MostItems)
        {
            faults.Add("items.0.goods", text["record.too-many"]);
            return;
        }

        for (var i = 0; i < input.Items.Count; i++)
        {
            var typed = input.Items[i];
            if (typed.IsEmpty)
            {
                if (!string.IsNullOrWhiteSpace(typed.Quantity) && i > 0)
                {
                    faults.Add($"items.{i}.goods", text["record.no-goods"]);
                }

                continue;
            }

            var item = string.IsNullOrWhiteSpace(typed.Code) ? Chosen(typed.Goods) : Labelled(typed.Code, atHand ??= await known.AtHandAsync(unit, cancellation));
            if (item is null)
            {
                var onlyProduct = ScannedText.Read(typed.Code) is { Gtin.Length: > 0 };
                faults.Add(typed.Code.Length > 0 ? $"items.{i}.code" : $"items.{i}.goods", text[onlyProduct ? "record.code-needs-lot" : "record.code-unread", Shown(typed.Code.Length > 0 ? typed.Code : typed.Goods)]);
                continue;
            }

            var quantity = Amount(typed.Quantity, $"items.{i}.quantity", faults);
            items.Add(item.IsInstance ? item : item with
            {
                Quantity = quantity ?? item.Quantity,
                Uom = quantity is null && item.Quantity is not null ? item.Uom : UomOf(typed.Unit),
            });
        }
    }

    // A unit of ours, or a code of the standard that came with the goods.
    private static string? UomOf(string unit) => RecordUnit.Find(unit) is { } own ? own.Uom
        : unit.Length is 2 or 3 && unit.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) ? unit
        : RecordUnit.All[0].Uom;

    private static RecordItem? Chosen(string uri)
    {
        var scan = ScannedText.Read(uri);
        return scan?.Goods is { } goods ? new RecordItem(goods, scan.IsInstance)
            : OwnNumber.TryReadProduct(uri, out _, out var lot, out var serial) && lot.Length + serial.Length > 0 ? new RecordItem(uri, serial.Length > 0)
            : null;
    }

    // A label; a lot number alone, when one lot at hand bears it; a product's number and a lot, parted by a blank or a slash.
    private static RecordItem? Labelled(string code, IReadOnlyList<GoodsAtHand> atHand)
    {
        code = code.Trim();
        if (Chosen(code) is { } read)
        {
            var scan = ScannedText.Read(code);
            return read.IsInstance || scan is null ? read
                : scan.Kilograms is { } kilograms ? read with { Quantity = kilograms, Uom = "KGM" }
                : scan.Count is { } count ? read with { Quantity = count }
                : read;
        }

        var same = atHand.Where(g => string.Equals(g.Lot, code, StringComparison.OrdinalIgnoreCase)).ToList();
        if (same.Count == 1)
        {
            return new RecordItem(same[0].Uri, same[0].IsInstance);
        }

        var at = code.IndexOfAny([' ', '/']);
        if (at <= 0)
        {
            return null;
        }

        var (number, lot) = (code[..at], code[(at + 1)..].Trim());
        var uri = GoodsUri.Gtin14(number) is { } gtin ? GoodsUri.Lot(gtin, lot) : GoodsUri.OwnLot(number.ToUpperInvariant(), lot);
        return uri is null ? null : new RecordItem(uri, false);
    }

    private async Task NewLotAsync(RecordInput input, LineageId unit, ReadRecord read, CancellationToken cancellation)
    {
        var typed = input.Product.Trim();
        var number = GoodsUri.Gtin14(typed) ?? (OwnNumber.IsProduct(typed.ToUpperInvariant()) ? typed.ToUpperInvariant() : ScannedText.Read(typed)?.Gtin ?? "");
        if (number.Length == 0)
        {
            read.Faults.Add("product", text[typed.Length == 0 ? "record.no-product" : "record.product-unread", Shown(typed)]);
            return;
        }

        read.Product = number;
        read.Card = await units.ProductAsync(number, cancellation);
        read.Template = await templates.FindAsync(unit, input.Step, number, cancellation);
        read.NeedsLot = input.Lot.Trim().Length == 0;
        if (!read.NeedsLot && !GoodsUri.IsLot(input.Lot.Trim()))
        {
            read.Faults.Add("lot", text["record.lot-unread", Shown(input.Lot)]);
        }

        read.Quantity = Amount(input.Quantity, "quantity", read.Faults);
        if (read.Quantity is null && read.Faults["quantity"] is null)
        {
            read.Faults.Add("quantity", text["record.no-quantity"]);
        }

        read.Unit = RecordUnit.Find(input.QuantityUnit) ?? RecordUnit.All[0];
    }

    private string? Container(RecordInput input, ReadRecord read)
    {
        var typed = input.Container.Trim();
        if (typed.Length == 0)
        {
            read.NeedsContainer = true;
            return GoodsUri.LogisticUnit("000000000000000000");
        }

        if (ScannedText.Read(typed) is { IsInstance: true, Goods: { } package })
        {
            return package;
        }

        read.Faults.Add("container", text["record.container-unread", Shown(typed)]);
        return null;
    }

    private static List<RecordReference> Documents(RecordInput input, LineageId unit, string place)
    {
        var number = input.Document.Trim();
        if (number.Length == 0)
        {
            return [];
        }

        var type = input.Step switch
        {
            RecordStep.Inspect => "testres",
            RecordStep.Sell => "inv",
            RecordStep.Process or RecordStep.Pack => "prodorder",
            _ => "desadv",
        };
        // A delivery note that came with goods is its sender's; it was read from a paper and carries no number of a party.
        return [new(type, GoodsUri.Document(GoodsUri.Gln(input.Step == RecordStep.Receive && input.OtherPlace.Length > 0 ? input.OtherPlace : place), unit, number))];
    }

    private decimal? Amount(string typed, string field, FormFaults faults)
    {
        var fault = Reading.Number(typed, out var number);
        if (fault is ReadFault.Empty)
        {
            return null;
        }

        if (fault != ReadFault.None || number <= 0 || number > RecordRules.MostQuantity)
        {
            faults.Add(field, text["record.quantity-unread", Shown(typed)]);
            return null;
        }

        return Math.Round(number, 6);
    }

    private decimal? Measured(string typed, string field, FormFaults faults)
    {
        var fault = Reading.Number(typed, out var number);
        if (fault is not (ReadFault.None or ReadFault.Empty))
        {
            faults.Add(field, text["record.number-unread", Shown(typed)]);
        }

        return fault == ReadFault.None ? Math.Round(number, 3) : null;
    }

    private static string FieldOf(string part, RecordStep step) => part switch
    {
        "items" => step == RecordStep.Harvest ? "quantity" : "items.0.goods",
        "outputs" => "quantity",
        "at" => "date",
        _ => part,
    };

    private static string Shown(string typed) => typed.Length > 60 ? typed[..59] + "…" : typed;
}

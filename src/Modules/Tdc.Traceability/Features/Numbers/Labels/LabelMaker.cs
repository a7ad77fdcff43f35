using Microsoft.EntityFrameworkCore;
using Tdc.Gs1;
using Tdc.Gs1.ApplicationIdentifiers;
using Tdc.Gs1.Barcodes;
using Tdc.Platform.Navigation;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Labels;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Numbers.Api;
using Tdc.Traceability.Features.Numbers.Issue;

namespace Tdc.Traceability.Features.Numbers.Labels;

/// <summary>Labels that were drawn and read back.</summary>
/// <param name="Product">The product; <see langword="null"/> for SSCCs.</param>
/// <param name="Layout">The paper.</param>
/// <param name="Symbol">The symbol.</param>
/// <param name="Data">What the first label carries.</param>
/// <param name="Labels">All labels in order; equal ones are one object.</param>
/// <param name="Findings">What the check found, the gravest of all labels for each question.</param>
/// <param name="Read">How many different symbols were read back.</param>
internal sealed record LabelRun(
    Product? Product, LabelLayout Layout, LabelSymbol Symbol, string Data, IReadOnlyList<LabelDrawing> Labels, IReadOnlyList<LabelFinding> Findings, int Read)
{
    /// <summary>Whether the labels are offered for printing.</summary>
    public bool IsOffered => Findings.All(f => f.Weight != FindingWeight.Refused);
}

/// <summary>Makes the labels of an order.</summary>
internal sealed class LabelMaker(TdcDbContext db, TradeReading reading, SiteAddress site)
{
    /// <summary>Most labels at once.</summary>
    public const int MostLabels = 1_300;

    /// <summary>Makes and checks them.</summary>
    public async Task<Outcome<LabelRun>> MakeAsync(TradeRights rights, LabelOrder order, CancellationToken cancellation)
    {
        if (order.Unread.Count > 0)
        {
            return TradeFields.Of(order.Unread[0], "trade.label-unread");
        }

        NumberRange? run = null;
        if (order.Run is { } wanted)
        {
            var id = new NumberId(wanted);
            run = await reading.Ranges(rights).SingleOrDefaultAsync(r => r.Id == id, cancellation);
            if (run is null)
            {
                return TradeSaving.NoSuch;
            }
        }

        Product? product = null;
        if (run?.Kind != NumberKind.Sscc)
        {
            product = await ProductAsync(rights, order, run, cancellation);
            if (product is null)
            {
                return TradeSaving.NoSuch;
            }

            if (product.WithdrawnOn is not null)
            {
                return Refusal.Rule("trade.product-withdrawn");
            }
        }

        var (facts, fault) = await FactsAsync(order, product, cancellation);
        if (fault is not null)
        {
            return fault;
        }

        var layout = LabelLayout.Find(order.Layout)!;
        var title = product is null ? [(await reading.UnitsAsync(cancellation)).Name(run!.Owner)] : Title(product);
        return Draw(order, product, run, facts!, layout, title);
    }

    private async Task<Product?> ProductAsync(TradeRights rights, LabelOrder order, NumberRange? run, CancellationToken cancellation)
    {
        if (run is { } serials)
        {
            return await reading.Products(rights).SingleOrDefaultAsync(p => p.Gtin == serials.Product || p.OwnNumber == serials.Product, cancellation);
        }

        var id = new ProductId(order.Product ?? Guid.Empty);
        return await reading.Products(rights).SingleOrDefaultAsync(p => p.Id == id, cancellation);
    }

    private async Task<(LabelFacts? Facts, Refusal? Fault)> FactsAsync(LabelOrder order, Product? product, CancellationToken cancellation)
    {
        foreach (var (field, ai, value) in new[] { ("lo", "10", order.Lot), ("so-se-ri", "21", order.Serial) })
        {
            if (value.Length > 0 && AiTable.Shipped.Find(ai)!.Check(value) != Gs1Fault.None)
            {
                return (null, TradeFields.Of(field, "trade.lot-shape"));
            }
        }

        if (order.Expires < order.Produced)
        {
            return (null, TradeFields.Of("hsd", "trade.date-order"));
        }

        var gtin = product?.Gtin ?? "";
        if (order.Gtin.Length > 0 && product is not null)
        {
            var text = order.Gtin.PadLeft(14, '0');
            if (!await db.Set<IssuedNumber>().AsNoTracking().AnyAsync(n => n.Space == "gtin" && n.Value == text && n.Owner == product.Owner, cancellation)
                || gtin.Length == 0 || text[1..13] != gtin[1..13])
            {
                return (null, TradeFields.Of("thung", "trade.carton-unknown"));
            }

            gtin = text;
        }

        return (new LabelFacts(gtin, product?.OwnNumber ?? "", "", order.Lot, order.Serial, order.Produced, order.Expires), null);
    }

    private Outcome<LabelRun> Draw(LabelOrder order, Product? product, NumberRange? run, LabelFacts facts, LabelLayout layout, IReadOnlyList<string> title)
    {
        var count = order.Count ?? Math.Max(1, layout.PerPage - order.Skip);
        if (run is not null)
        {
            if (order.Offset >= run.Count)
            {
                return TradeFields.Of("tu", "trade.label-unread");
            }

            count = (int)Math.Min(order.Count ?? Math.Min(MostLabels, run.Count), run.Count - order.Offset);
        }

        List<LabelDrawing> labels = [];
        Dictionary<string, LabelFinding> findings = [];
        var (data, symbol) = ("", LabelSymbol.QrSite);
        for (var i = 0; i < count; i++)
        {
            if (run is null && i > 0)
            {
                labels.Add(labels[0]);
                continue;
            }

            var one = run is null ? facts : WithNumber(facts, run, order.Offset + i);
            symbol = order.Symbol ?? LabelData.For(one)[0];
            if (LabelData.Of(symbol, one, site.Root, out var text) is { } wrong)
            {
                return TradeFields.Of("ky-hieu", wrong);
            }

            var symbology = LabelData.SymbologyOf(symbol, one);
            var matrix = symbology is Symbology.Gs1DataMatrix or Symbology.QrDigitalLink or Symbology.QrAddress;
            IReadOnlyList<string> dates = Dates(one);
            if (LabelDesign.Draw(layout, symbology, text, matrix ? title : [.. title, .. dates], matrix ? [.. LabelData.Lines(one), .. dates] : [], out var drawing, labels.Count > 0 ? labels[0].Symbol.XDimension : null) is { } small)
            {
                return TradeFields.Of(small == "trade.label-too-small" ? "giay" : "ky-hieu", small);
            }

            data = i == 0 ? text : data;
            labels.Add(drawing!);
            foreach (var finding in LabelCheck.Of(drawing!, layout, LabelData.Expected(symbology, text)))
            {
                findings[finding.Code] = findings.TryGetValue(finding.Code, out var known) && known.Weight >= finding.Weight ? known : finding;
            }
        }

        List<LabelFinding> all = [.. findings.Values];
        if (symbol is LabelSymbol.Till or LabelSymbol.Itf14 && (facts.Lot.Length > 0 || facts.Serial.Length > 0 || facts.Expires is not null || facts.Produced is not null))
        {
            all.Add(new("check.carries-only-number", FindingWeight.Warning));
        }

        return new LabelRun(product, layout, symbol, data, labels, all, run is null ? 1 : count);
    }

    private static LabelFacts WithNumber(LabelFacts facts, NumberRange run, long position)
    {
        var number = NumberBook.At(run, TradeReads.PrefixOf(run), position);
        return run.Kind == NumberKind.Sscc ? facts with { Sscc = number } : facts with { Serial = number, Lot = facts.Lot.Length > 0 ? facts.Lot : run.Lot };
    }

    // For people, in the order of the label's law: day of production, then the last day of use.
    private static List<string> Dates(LabelFacts facts)
    {
        var parts = new List<string>();
        if (facts.Produced is { } produced)
        {
            parts.Add("NSX " + produced.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture));
        }

        if (facts.Expires is { } expires)
        {
            parts.Add("HSD " + expires.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture));
        }

        return parts;
    }

    private static List<string> Title(Product product) => product.Brand.Length == 0 || product.NameVi.Contains(product.Brand, StringComparison.OrdinalIgnoreCase)
        ? [product.NameVi] : [product.NameVi, product.Brand];
}

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Tdc.Platform.Pages;
using Tdc.Traceability.Domain.Labels;

namespace Tdc.Traceability.Features.Numbers.Labels;

/// <summary>Which labels somebody wants, as the address says it.</summary>
internal sealed record LabelOrder
{
    /// <summary>The product.</summary>
    public Guid? Product { get; init; }

    /// <summary>A carton's GTIN-14 in place of the product's own number.</summary>
    public string Gtin { get; init; } = "";

    /// <summary>A run of serial numbers or SSCCs: one label for each number.</summary>
    public Guid? Run { get; init; }

    /// <summary>Where in the run to begin, from 0.</summary>
    public long Offset { get; init; }

    /// <summary>The symbol; the usual one of the number when it is left out.</summary>
    public LabelSymbol? Symbol { get; init; }

    /// <summary>The lot.</summary>
    public string Lot { get; init; } = "";

    /// <summary>One serial number.</summary>
    public string Serial { get; init; } = "";

    /// <summary>Day of production.</summary>
    public DateOnly? Produced { get; init; }

    /// <summary>Last day of use.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>How many labels; a whole sheet when it is left out.</summary>
    public int? Count { get; init; }

    /// <summary>Code of the paper.</summary>
    public string Layout { get; init; } = "a4-40";

    /// <summary>Places at the start of the first sheet that are used already.</summary>
    public int Skip { get; init; }

    /// <summary>Fields whose text could not be read.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>Names of the symbols in addresses.</summary>
    public static IReadOnlyDictionary<string, LabelSymbol> Symbols { get; } = new Dictionary<string, LabelSymbol>(StringComparer.Ordinal)
    {
        ["qr"] = LabelSymbol.QrSite,
        ["ean"] = LabelSymbol.Till,
        ["datamatrix"] = LabelSymbol.DataMatrix,
        ["gs1-128"] = LabelSymbol.Gs1128,
        ["itf-14"] = LabelSymbol.Itf14,
        ["qr-gs1"] = LabelSymbol.QrGs1,
    };

    /// <summary>Name of a symbol in addresses.</summary>
    public static string NameOf(LabelSymbol symbol) => Symbols.First(s => s.Value == symbol).Key;

    /// <summary>Reads an address of the pages (Vietnamese names) or of the API (English ones).</summary>
    public static LabelOrder Of(IQueryCollection query)
    {
        List<string> unread = [];
        string Text(string vi, string en) => TradeText.Clean((query.ContainsKey(vi) ? query[vi] : query[en]).ToString());
        DateOnly? Day(string vi, string en)
        {
            var typed = Text(vi, en);
            if (typed.Length == 0)
            {
                return null;
            }

            if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso))
            {
                return iso;
            }

            if (Reading.Date(typed, out var day) == ReadFault.None)
            {
                return day;
            }

            unread.Add(vi);
            return null;
        }

        long? Whole(string vi, string en, long least, long most)
        {
            var typed = Text(vi, en);
            if (typed.Length == 0)
            {
                return null;
            }

            if (Reading.Whole(typed, out var number) == ReadFault.None && number >= least && number <= most)
            {
                return number;
            }

            unread.Add(vi);
            return null;
        }

        var symbol = Text("ky-hieu", "symbol");
        if (symbol.Length > 0 && !Symbols.ContainsKey(symbol))
        {
            unread.Add("ky-hieu");
        }

        var layout = Text("giay", "layout");
        if (layout.Length > 0 && LabelLayout.Find(layout) is null)
        {
            unread.Add("giay");
        }

        return new LabelOrder
        {
            Product = Guid.TryParse(Text("san-pham", "product"), out var product) ? product : null,
            Gtin = TradeText.Digits(Text("thung", "gtin")),
            Run = Guid.TryParse(Text("day-so", "run"), out var run) ? run : null,
            Offset = Whole("tu", "offset", 0, int.MaxValue) ?? 0,
            Symbol = Symbols.TryGetValue(symbol, out var chosen) ? chosen : null,
            Lot = Text("lo", "lot"),
            Serial = Text("so-se-ri", "serial"),
            Produced = Day("nsx", "produced"),
            Expires = Day("hsd", "expires"),
            Count = (int?)Whole("so-luong", "count", 1, LabelMaker.MostLabels),
            Layout = layout.Length == 0 || LabelLayout.Find(layout) is null ? "a4-40" : layout,
            Skip = (int)(Whole("bo-qua", "skip", 0, 64) ?? 0),
            Unread = unread,
        };
    }
}

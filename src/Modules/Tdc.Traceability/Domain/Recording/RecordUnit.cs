using Tdc.Platform.Text;

namespace Tdc.Traceability.Domain.Recording;

/// <summary>A unit in which people count or weigh goods.</summary>
/// <param name="Code">What the form posts.</param>
/// <param name="Uom">
/// UN/CEFACT Recommendation 20 code, or <c>X</c> and the package code of Recommendation 21; <see langword="null"/> for pieces, because EPCIS leaves the
/// unit out where a quantity counts trade items (7.3.3.3).
/// </param>
/// <param name="Names">Names that a table may use; the first Vietnamese and the first English one are shown.</param>
internal sealed record RecordUnit(string Code, string? Uom, string NameVi, string NameEn, params string[] Names)
{
    /// <summary>All of them; the first is the usual one.</summary>
    public static IReadOnlyList<RecordUnit> All { get; } =
    [
        new("kg", "KGM", "kg", "kg", "kgm", "ki lô gam", "kilogram", "cân"),
        new("t", "TNE", "tấn", "tonnes", "tne", "tan", "tonne", "ton"),
        new("piece", null, "cái, quả", "pieces", "cái", "quả", "chiếc", "con", "gói", "hộp lẻ", "piece", "pcs", "h87", "ea"),
        new("box", "XBX", "thùng", "boxes", "thùng", "hộp", "xbx", "box", "carton"),
        new("bag", "XBG", "bao", "bags", "bao", "túi", "xbg", "bag"),
        new("g", "GRM", "g", "g", "grm", "gam", "gram"),
        new("l", "LTR", "lít", "litres", "ltr", "lit", "litre"),
        new("m3", "MTQ", "m³", "m³", "mtq", "mét khối", "khối", "cubic metre"),
    ];

    /// <summary>The unit of a posted code or of a name, without regard to case and marks; <see langword="null"/> when there is none.</summary>
    public static RecordUnit? Find(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var wanted = Fold(text);
        return All.FirstOrDefault(u => u.Code == text.Trim())
            ?? All.FirstOrDefault(u => Fold(u.NameVi) == wanted || Fold(u.NameEn) == wanted || u.Names.Any(n => Fold(n) == wanted));
    }

    /// <summary>The unit of a code in an event; <see langword="null"/> when it is none of ours.</summary>
    public static RecordUnit? OfUom(string? uom) => All.FirstOrDefault(u => u.Uom == uom) ?? (uom == "H87" ? All[2] : null);

    private static string Fold(string text) => VietnameseText.Fold(text.Trim()).Replace("³", "3", StringComparison.Ordinal);
}

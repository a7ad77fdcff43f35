using System.Collections.Frozen;
using System.Globalization;

namespace Tdc.Traceability.Domain.Chain;

/// <summary>A unit of measure.</summary>
/// <param name="Code">UN/CEFACT Recommendation 20 code.</param>
/// <param name="Dimension">What it measures: <c>mass</c>, <c>volume</c>, <c>length</c>, <c>area</c>, <c>count</c>.</param>
/// <param name="Factor">How many of the dimension's base unit (kg, l, m, m², one) it is.</param>
/// <param name="Symbol">What people write.</param>
internal sealed record TradeUnit(string Code, string Dimension, decimal Factor, string Symbol);

/// <summary>Units of quantities and the ways between those of one dimension. Source: UN/CEFACT Recommendation 20; the table is <c>Data/trade-units.csv</c>.</summary>
internal static class Units
{
    private static readonly TradeUnit one = new("C62", "count", 1, "");

    private static readonly FrozenDictionary<string, TradeUnit> all = DataTable.Read("trade-units.csv")
        .Select(r => new TradeUnit(r[0], r[1], decimal.Parse(r[2], CultureInfo.InvariantCulture), r[3])).ToFrozenDictionary(u => u.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>A unit by its code; the count for none; <see langword="null"/> when the table does not know it.</summary>
    public static TradeUnit? Find(string? code) => string.IsNullOrEmpty(code) ? one : all.GetValueOrDefault(code);

    /// <summary>Converts within a dimension; equal codes need not be known.</summary>
    public static bool TryConvert(decimal value, string? from, string? to, out decimal converted)
    {
        converted = value;
        if (string.Equals(from ?? "", to ?? "", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (Find(from) is not { } source || Find(to) is not { } target || source.Dimension != target.Dimension)
        {
            return false;
        }

        try
        {
            converted = value * source.Factor / target.Factor;
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    /// <summary>The value in the base unit of its dimension, or <see langword="null"/> when the unit is unknown.</summary>
    public static (string Dimension, decimal Value)? ToBase(decimal value, string? uom)
    {
        if (Find(uom) is not { } unit)
        {
            return null;
        }

        try
        {
            return (unit.Dimension, value * unit.Factor);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>The mark behind a number: kg, l, or the code of an unknown unit; empty for a count.</summary>
    public static string Symbol(string? uom) => Find(uom)?.Symbol ?? uom ?? "";

    /// <summary>Code of the base unit of a dimension; <see langword="null"/> for the count.</summary>
    public static string? BaseCode(string dimension) => dimension switch { "mass" => "KGM", "volume" => "LTR", "length" => "MTR", "area" => "MTK", _ => null };
}

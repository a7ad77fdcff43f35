using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Domain.Studies;

namespace Tdc.Productivity.Features.Studies.Decompose;

/// <summary>What the address of a decomposition asks for; what it does not say is chosen from what there is.</summary>
/// <param name="Area">Code of the place.</param>
/// <param name="Extent">Its extent; empty for a place that never changed.</param>
/// <param name="Demonstration">Whether invented series are shown; <see langword="null"/> for published ones, or invented ones where nothing is published.</param>
/// <param name="Activity">Activity of a growth account.</param>
/// <param name="From">First year, 0 for the earliest that can be compared.</param>
/// <param name="To">Last year, 0 for the latest.</param>
/// <param name="Method">Method of the decomposition by sectors.</param>
internal sealed record DecompositionQuestion(string Area, string? Extent, bool? Demonstration, string Activity, int From, int To, StructureMethod Method)
{
    /// <summary>Reads it from a query.</summary>
    public static DecompositionQuestion Of(Func<string, string?> query)
    {
        // Area and extent are one choice on the page.
        var place = query("dia-ban") is { Length: > 0 } asked ? asked.Split('@', 2) : [Areas.Own];
        return new(place[0], place.Length > 1 ? place[1] : null, query("nguon") switch { "vi-du" => true, "cong-bo" => false, _ => null }, query("nganh") is { Length: > 0 } activity ? activity : SeriesKey.Total,
            Year(query("tu")), Year(query("den")), query("cach") switch { "diem-giua" => StructureMethod.Midpoint, "gead" => StructureMethod.Gead, _ => StructureMethod.ThreeEffects });
    }

    /// <summary>A method in addresses.</summary>
    public static string Slug(StructureMethod method) => method switch { StructureMethod.Midpoint => "diem-giua", StructureMethod.Gead => "gead", _ => "ba" };

    private static int Year(string? text) => int.TryParse(text, out var year) && year is >= 1900 and <= 2199 ? year : 0;
}

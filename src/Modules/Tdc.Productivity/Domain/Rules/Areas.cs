using System.Globalization;

namespace Tdc.Productivity.Domain.Rules;

/// <summary>The extent of a place over a span of days.</summary>
/// <param name="Code">Code of the place.</param>
/// <param name="Version">Names the extent; empty for a place that never changed.</param>
/// <param name="Vi">Vietnamese name.</param>
/// <param name="En">English name.</param>
/// <param name="From">First day of the extent; <see langword="null"/> when it is older than the data.</param>
/// <param name="To">Last day; <see langword="null"/> while it lasts.</param>
internal sealed record AreaExtent(string Code, string Version, string Vi, string En, DateOnly? From, DateOnly? To)
{
    /// <summary>The name in the language of the page.</summary>
    public string Name => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "vi" ? Vi : En;
}

/// <summary>Places above the commune, with each extent they had. Figures of two extents are never chained.</summary>
/// <remarks>Source: Resolution 202/2025/QH15: Bình Phước joined Đồng Nai on 1 July 2025.</remarks>
internal static class Areas
{
    /// <summary>The province or city that the platform serves.</summary>
    public const string Own = "DN";

    /// <summary>The country.</summary>
    public const string Country = "VN";

    /// <summary>All extents.</summary>
    public static IReadOnlyList<AreaExtent> All { get; } =
        [.. DataFile.Csv("areas.csv").Select(r => new AreaExtent(r["code"], r["version"], r["name_vi"], r["name_en"], Day(r["from"]), Day(r["to"])))];

    /// <summary>The extent now.</summary>
    public static AreaExtent? Present(string code) => All.LastOrDefault(a => a.Code == code);

    /// <summary>An extent, or <see langword="null"/>.</summary>
    public static AreaExtent? Find(string code, string version) => All.FirstOrDefault(a => a.Code == code && a.Version == version);

    /// <summary>Whether a place needs a version to be named.</summary>
    public static bool NeedsVersion(string code) => All.Count(a => a.Code == code) > 1;

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

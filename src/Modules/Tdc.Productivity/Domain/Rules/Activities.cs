using System.Globalization;

namespace Tdc.Productivity.Domain.Rules;

/// <summary>A class of a version of the classification of activities.</summary>
/// <param name="Code">Section letter or two-digit division.</param>
/// <param name="Version">Version, such as <c>VSIC2018</c>.</param>
/// <param name="Parent">Code of the section of a division; empty for a section.</param>
/// <param name="Vi">Vietnamese name.</param>
/// <param name="En">English name.</param>
internal sealed record ActivityClass(string Code, string Version, string Parent, string Vi, string En)
{
    /// <summary>The name in the language of the page.</summary>
    public string Name => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "vi" ? Vi : En;

    /// <summary>Whether it is a section.</summary>
    public bool IsSection => Parent.Length == 0;
}

/// <summary>Where a class of one version goes in another.</summary>
/// <param name="Code">Class of the other version.</param>
/// <param name="Weight">Share of the value that goes there; shares of a class add up to 1.</param>
/// <param name="Status">How the share is known.</param>
internal sealed record ActivityShare(string Code, double Weight, RuleStatus Status);

/// <summary>Versions of the Vietnam Standard Industrial Classification, and how they correspond.</summary>
/// <remarks>Source: Decisions 10/2007, 27/2018 and 36/2025/QĐ-TTg, sections and divisions from memory; where a class is parted the shares are our own estimates and say so.</remarks>
internal static class Activities
{
    /// <summary>The version of figures that are entered now.</summary>
    public const string Present = "VSIC2018";

    private static readonly Dictionary<(string Version, string Code), ActivityClass> classes = Read();
    private static readonly Dictionary<string, CodeEntry> groups = DataFile.Csv("activity-groups.csv").ToDictionary(r => r["code"], r => new CodeEntry(r["code"], r["name_vi"], r["name_en"]));
    private static readonly ILookup<(string From, string Code, string To), ActivityShare> shares = DataFile.Csv("activity-correspondence.csv").ToLookup(
        r => (r["from_version"], r["from"], r["to_version"]),
        r => new ActivityShare(r["to"], double.Parse(r["weight"], CultureInfo.InvariantCulture), r["status"] == "own" ? RuleStatus.Own : RuleStatus.Unverified));

    /// <summary>The versions, oldest first.</summary>
    public static IReadOnlyList<string> Versions { get; } = ["VSIC2007", "VSIC2018", "VSIC2025"];

    /// <summary>Groups of sections, and the line of product taxes.</summary>
    public static IEnumerable<CodeEntry> Groups => groups.Values;

    /// <summary>The classes of all versions, those of the present one first.</summary>
    public static IEnumerable<ActivityClass> All => classes.Values.OrderBy(c => c.Version == Present ? 0 : 1).ThenByDescending(c => c.Version, StringComparer.Ordinal);

    /// <summary>The sections of a version.</summary>
    public static IEnumerable<ActivityClass> Sections(string version) => classes.Values.Where(c => c.Version == version && c.IsSection);

    /// <summary>The divisions of a version, of one section or of all.</summary>
    public static IEnumerable<ActivityClass> Divisions(string version, string? section = null) =>
        classes.Values.Where(c => c.Version == version && !c.IsSection && (section is null || c.Parent == section));

    /// <summary>A class, or <see langword="null"/>.</summary>
    public static ActivityClass? Find(string version, string code) => classes.GetValueOrDefault((version, code));

    /// <summary>The section to which a code belongs; the code itself for a section or group.</summary>
    public static string SectionOf(string version, string code) => Find(version, code) is { IsSection: false } division ? division.Parent : code;

    /// <summary>Whether a code stands for a class, a broad group or the total.</summary>
    public static bool Knows(string version, string code) => code == Series.SeriesKey.Total || groups.ContainsKey(code) || classes.ContainsKey((version, code));

    /// <summary>Name of a class, a broad group or the total, in the language of the page.</summary>
    public static string NameOf(string version, string code) =>
        groups.TryGetValue(code, out var group) ? group.Name : Find(version.Length > 0 ? version : Present, code)?.Name ?? code;

    /// <summary>Where a class goes in another version, with shares that add up to 1; empty when the table does not say.</summary>
    public static IReadOnlyList<ActivityShare> Map(string code, string from, string to)
    {
        if (from == to)
        {
            return [new(code, 1, RuleStatus.Own)];
        }

        var (start, end) = (Index(from), Index(to));
        if (start < 0 || end < start)
        {
            return []; // backwards the shares are unknown
        }

        IReadOnlyList<ActivityShare> now = [new(code, 1, RuleStatus.Own)];
        for (var at = start; at < end; at++)
        {
            now = [.. now.SelectMany(s => shares[(Versions[at], s.Code, Versions[at + 1])].Select(t => new ActivityShare(t.Code, s.Weight * t.Weight, t.Status)))
                .GroupBy(s => s.Code).Select(g => new ActivityShare(g.Key, g.Sum(s => s.Weight), g.Max(s => s.Status)))];
        }

        return now;
    }

    private static int Index(string version)
    {
        for (var i = 0; i < Versions.Count; i++)
        {
            if (Versions[i] == version)
            {
                return i;
            }
        }

        return -1;
    }

    private static Dictionary<(string, string), ActivityClass> Read() => DataFile.Csv("activities.csv")
        .Select(r => new ActivityClass(r["code"], r["version"], r["parent"], r["name_vi"], r["name_en"])).ToDictionary(c => (c.Version, c.Code));
}

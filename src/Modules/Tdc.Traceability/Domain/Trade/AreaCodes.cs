using System.Text.RegularExpressions;
using Tdc.Platform.Pages;

namespace Tdc.Traceability.Domain.Trade;

/// <summary>How codes of planting areas or packing houses were built over a time.</summary>
internal sealed record AreaPattern : DatedRule
{
    /// <summary><c>planting-area</c> or <c>packing-house</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Vietnamese name.</summary>
    public required string Vi { get; init; }

    /// <summary>English name.</summary>
    public required string En { get; init; }

    /// <summary>Regular expression with named parts.</summary>
    public required string Pattern { get; init; }

    /// <summary>A code of this form.</summary>
    public required string Example { get; init; }

    /// <summary>Remark.</summary>
    public string Note { get; init; } = "";

    /// <summary>The name in the reader's language.</summary>
    public string Name => Display.InEnglish ? En : Vi;
}

/// <summary>The least size of a planting area that gets a code.</summary>
internal sealed record LeastArea(string Crop, double Hectares, DateOnly ValidFrom, DateOnly? ValidTo, string Basis, RuleStatus Status);

/// <summary>A code that was understood.</summary>
/// <param name="Pattern">By which pattern.</param>
/// <param name="Parts">Its parts by name: province, district, commune, base, year.</param>
/// <param name="InForce">Whether codes of this form are issued on the day asked; older ones stay in use.</param>
internal sealed record ParsedAreaCode(AreaPattern Pattern, IReadOnlyDictionary<string, string> Parts, bool InForce);

/// <summary>Parses planting-area and packing-house codes by versioned patterns (<c>Data/Numbers/area-codes.json</c>). A code is stored as it was issued.</summary>
internal static class AreaCodes
{
    private static readonly File file = DataFile.Read<File>("area-codes.json");

    private static readonly (AreaPattern Pattern, Regex Shape)[] shapes =
        [.. file.Patterns.Select(p => (p, new Regex(p.Pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)))];

    /// <summary>All patterns.</summary>
    public static IReadOnlyList<AreaPattern> Patterns => file.Patterns;

    /// <summary>Least sizes.</summary>
    public static IReadOnlyList<LeastArea> LeastHectares => file.LeastHectares;

    /// <summary>A code as it is kept: capitals, without blanks.</summary>
    public static string Tidy(string? text) => string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    /// <summary>Reads a code by the pattern in force on a day, else by any other; <see langword="null"/> when none fits: kept all the same, and said.</summary>
    public static ParsedAreaCode? Parse(string code, DateOnly day)
    {
        foreach (var (pattern, shape) in shapes.OrderByDescending(s => s.Pattern.HoldsOn(day)))
        {
            if (shape.Match(code) is { Success: true } match)
            {
                var parts = match.Groups.Values.Where(g => g.Success && !char.IsAsciiDigit(g.Name[0])).ToDictionary(g => g.Name, g => g.Value);
                return new(pattern, parts, pattern.HoldsOn(day));
            }
        }

        return null;
    }

    private sealed record File(IReadOnlyList<AreaPattern> Patterns, IReadOnlyList<LeastArea> LeastHectares);
}

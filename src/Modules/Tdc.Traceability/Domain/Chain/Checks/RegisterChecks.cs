using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Domain.Chain.Checks;

/// <summary>Checks of single events against the register of places and prefixes.</summary>
internal static class RegisterChecks
{
    /// <summary>Application Identifiers whose value begins with a company prefix, and how many digits stand before it.</summary>
    private static readonly Dictionary<string, int> keys = new(StringComparer.Ordinal)
    {
        ["00"] = 1,
        ["01"] = 1,
        ["253"] = 0,
        ["255"] = 0,
        ["401"] = 0,
        ["402"] = 0,
        ["414"] = 0,
        ["417"] = 0,
        ["8003"] = 1,
        ["8004"] = 0,
        ["8006"] = 1,
        ["8010"] = 0,
        ["8017"] = 0,
        ["8018"] = 0,
    };

    /// <summary>Places and prefixes that the register does not know.</summary>
    public static IEnumerable<ChainFinding> Of(ChainEvent e, CheckSetting setting, IReadOnlyList<PrefixCard> prefixes)
    {
        foreach (var place in new[] { e.ReadPoint, e.Location }.OfType<string>().Distinct())
        {
            if (!setting.Places.ContainsKey(place) && !setting.Places.ContainsKey(Steps.Site(place)))
            {
                yield return new ChainFinding("unregistered-place", Steps.Site(place), Steps.Site(place), [e], []);
            }
        }

        foreach (var id in e.Items.Select(i => i.Id).Distinct())
        {
            if (Company(id) is { } digits && !prefixes.Any(p => digits.StartsWith(p.Digits, StringComparison.Ordinal) && p.ValidFrom <= e.Time.DateInVietnam && (p.ValidTo is null || e.Time.DateInVietnam <= p.ValidTo)))
            {
                yield return new ChainFinding("unregistered-prefix", digits[..Math.Min(7, digits.Length)], id, [e], [digits[..Math.Min(7, digits.Length)] + "…"]);
            }
        }
    }

    /// <summary>The digits of a key from its company prefix on, or <see langword="null"/> for what bears no prefix (own URIs, GTIN-8, restricted circulation).</summary>
    internal static string? Company(string canonical)
    {
        var parts = canonical.StartsWith("https://id.gs1.org/", StringComparison.Ordinal) ? canonical["https://id.gs1.org/".Length..].Split('/') : [];
        if (parts.Length < 2 || !keys.TryGetValue(parts[0], out var before) || parts[1].Length < before + 7)
        {
            return null;
        }

        var digits = parts[1][before..];
        var isItem = parts[0] is "01" or "8006";
        return isItem && (digits.StartsWith("00000", StringComparison.Ordinal) || digits[0] == '2' || digits.StartsWith("02", StringComparison.Ordinal) || digits.StartsWith("04", StringComparison.Ordinal)) ? null : digits;
    }
}

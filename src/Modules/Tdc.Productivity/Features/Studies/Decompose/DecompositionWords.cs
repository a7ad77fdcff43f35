using Tdc.Platform.Pages;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Domain.Studies;

namespace Tdc.Productivity.Features.Studies.Decompose;

/// <summary>Decompositions in words.</summary>
internal static class DecompositionWords
{
    private const int MostReasons = 6;

    /// <summary>Name of a variable.</summary>
    public static string Indicator(string code) => StudyWords.Find("series." + code) ?? code;

    /// <summary>Name of a sector or of the tax line.</summary>
    public static string Sector(string code) => code == StructureDecomposition.Tax ? StudyWords.Say("dc.tax") : Activities.NameOf(Activities.Present, code);

    /// <summary>Reasons of a refusal, the same ones of many sectors once.</summary>
    public static IEnumerable<string> Reasons(IReadOnlyList<SpanFault> faults) => faults.GroupBy(f => (f.Year, f.Fault, f.Indicator)).OrderBy(g => g.Key.Year).Take(MostReasons)
        .Select(g => StudyWords.Say("dc.fault." + g.Key.Fault, g.Key.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), Indicator(g.Key.Indicator)));

    /// <summary>A logarithmic change or a rate in percentage points with its sign.</summary>
    public static string Points(double change) => Display.Change((decimal)(100 * change), 2);

    /// <summary>A share in per cent, "–" where it means nothing.</summary>
    public static string Share(double percent) => double.IsFinite(percent) ? Display.Percent(percent / 100, 1) : Display.Blank;

    /// <summary>Name of what contributed most to growth.</summary>
    public static string Largest(GrowthDecomposition account) => StudyWords.Say(
        account.Productivity > Math.Max(account.Capital, account.Labour) ? "dc.tfp" : account.Capital > account.Labour ? "dc.capital" : "dc.labour");

    /// <summary>Name of the sector that contributed most.</summary>
    public static string Largest(StructureDecomposition parts) => Sector(parts.Lines.MaxBy(l => l.Sum)!.Sector);

    /// <summary>A growth account in sentences.</summary>
    public static IEnumerable<string> Growth(GrowthDecomposition account, int from, int to)
    {
        var years = to - from;
        yield return StudyWords.Say("say.growth", from, to, Display.Number(100 * (Math.Exp(account.Growth) - 1), 1), Display.Number(100 * (Math.Exp(account.Growth / years) - 1), 1));
        yield return double.IsFinite(account.ProductivityShare)
            ? StudyWords.Say("say.tfp", Points(account.Productivity), Share(account.ProductivityShare))
            : StudyWords.Say("say.tfp-none", Points(account.Productivity));
        var (largest, name) = account.Capital > account.Labour ? (account.Capital, "dc.capital") : (account.Labour, "dc.labour");
        yield return StudyWords.Say("say.factor", StudyWords.Say(name), Points(largest));
        if (account.Steps.Any(s => s.Account.ShareClamped))
        {
            yield return StudyWords.Say("say.clamped");
        }
    }

    /// <summary>A decomposition by sectors in sentences.</summary>
    public static IEnumerable<string> Structure(StructureDecomposition parts, int from, int to)
    {
        var total = parts.Total;
        yield return StudyWords.Say("say.structure", from, to, Display.Number(parts.Before, 1), Display.Number(parts.Now, 1), Points(parts.Growth));
        if (parts.Growth > 0.005)
        {
            yield return StudyWords.Say("say.within", Display.Percent(total.Within / parts.Growth), Display.Percent((total.Shift + total.Interaction) / parts.Growth));
        }

        if (parts.Lines.Where(l => l.Sector != StructureDecomposition.Tax).MaxBy(l => l.Sum) is { } top)
        {
            yield return StudyWords.Say("say.top", Sector(top.Sector), Points(top.Sum));
        }

        if (double.IsFinite(parts.Residual))
        {
            yield return StudyWords.Say(Math.Abs(parts.Residual) < 5e-5 ? "say.closes" : "say.residual", Points(parts.Residual));
        }
    }
}

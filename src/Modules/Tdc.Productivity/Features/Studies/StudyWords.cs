using System.Globalization;
using System.Resources;
using Tdc.Platform.Pages;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Domain.Studies;
using Tdc.Productivity.Resources;
using Tdc.ProductivityAnalysis.Dea;

namespace Tdc.Productivity.Features.Studies;

/// <summary>Words of studies in the language of the page.</summary>
internal static class StudyWords
{
    private static readonly ResourceManager texts = new(typeof(StudyText));

    /// <summary>The text of a key with its places filled.</summary>
    public static string Say(string key, params object?[] values) =>
        string.Format(CultureInfo.CurrentCulture, Find(key) ?? key, values);

    /// <summary>The text of a key, or <see langword="null"/>.</summary>
    public static string? Find(string key) => texts.GetString(key, CultureInfo.CurrentUICulture);

    /// <summary>Name of a measure or term, of a year's or a division's effect; another text stays as it is.</summary>
    public static string Name(string code)
    {
        if (code.StartsWith(RegressionTerms.YearPrefix, StringComparison.Ordinal))
        {
            return Say("term.year", code[RegressionTerms.YearPrefix.Length..]);
        }

        if (code.StartsWith(RegressionTerms.DivisionPrefix, StringComparison.Ordinal))
        {
            return Activities.NameOf(Activities.Present, code[RegressionTerms.DivisionPrefix.Length..]);
        }

        return code == "(Intercept)" ? Say("term.intercept") : Find("term." + code) ?? Find("var." + code) ?? code;
    }

    /// <summary>What a fault is about: a variable by its name, a side by its words.</summary>
    public static string Subject(string subject) => Find("subject." + subject) ?? (subject.Length == 0 ? Say("subject.") : string.Join(", ", subject.Split(", ").Select(Name)));

    /// <summary>A finding as a sentence.</summary>
    public static string Sentence(StudyFinding finding) => Say("check." + finding.Code, [.. finding.Values.Select(v => v switch
    {
        string code => Name(code),
        double number => Display.Number(number, 2),
        int year and > 1900 and < 2200 => year.ToString(CultureInfo.InvariantCulture),
        int count => Display.Number(count),
        _ => v,
    })]);

    /// <summary>An activity in words.</summary>
    public static string Activity(string code) => code == SeriesKey.Total ? Say("sample.all-activities") : code + " " + Activities.NameOf(Activities.Present, code);

    /// <summary>A sample in words: activity, years, size.</summary>
    public static string Sample(SampleChoice sample) => string.Join(" · ", new[]
    {
        Activity(sample.Activity), sample.From == sample.To ? sample.To.ToString(CultureInfo.InvariantCulture) : $"{sample.From}–{sample.To}",
        sample.Size.Length == 0 ? null : Say("sample.size", CodeList.Sizes.NameOf(sample.Size)),
    }.OfType<string>());

    /// <summary>The model of a study in one sentence.</summary>
    public static string Describe(StudySettings settings) => settings switch
    {
        { Frontier: { } f } => Say("describe.frontier", Names(f.Inputs), Names(f.Outputs), Say(f.Returns == ReturnsToScale.Constant ? "m.crs" : "m.vrs"), Say(f.Orientation == Orientation.Input ? "m.input-side" : "m.output-side"))
            + (f.Replications > 0 ? " " + Say("describe.bootstrap", Display.Number(f.Replications), f.Seed) : "") + (f.Drivers.Count > 0 ? " " + Say("describe.second", Names(f.Drivers)) : ""),
        { Drivers: { } d } => Say("describe.drivers", Name(d.Outcome), Names(d.Drivers), Say("model." + d.Model)) + (d.Lag ? " " + Say("describe.lag") : ""),
        { Effect: { } e } => Say("describe.effect", e.FromYear, Say(e.Matched ? "m.matched" : "m.unmatched")),
        _ => "",
    };

    /// <summary>How money of a sample was made comparable.</summary>
    public static string Prices(SampleReport report) => !report.Deflated ? Say("sample.not-deflated") : report.BaseYear == 0 ? Say("sample.deflated-base") : Say("sample.deflated", report.BaseYear);

    /// <summary>Names of several variables.</summary>
    public static string Names(IEnumerable<string> codes) => string.Join(", ", codes.Select(Name));

    /// <summary>A score as per cent.</summary>
    public static string Percent(double? share, int decimals = 1) => Display.Percent(share, decimals);

    /// <summary>An amount of a measure with its unit. Money is given in million đồng and printed in the unit that is easiest to read.</summary>
    public static string Amount(double? amount, MeasureUnit unit) => amount is not { } value ? Display.Blank : unit switch
    {
        MeasureUnit.Money => Math.Abs(value) < 9e12 ? Display.MoneyInWords((long)Math.Round(value * 1e6)) : Display.Number(value) + " " + Say("unit.Money"),
        MeasureUnit.Persons => Display.Number(value) + " " + Say("unit.Persons"),
        MeasureUnit.Hours => Display.Number(value) + " " + Say("unit.Hours"),
        MeasureUnit.Energy => Display.Number(value) + " MJ",
        _ => Display.Number(value, 1),
    };

    /// <summary>A difference in per cent from 1, with its sign: 1.032 is +3.2 %.</summary>
    public static string Growth(double? factor) => factor is { } f ? Display.Change((decimal)(100 * (f - 1)), 1) + " %" : Display.Blank;
}

using System.Globalization;
using System.Text;
using Tdc.Platform.Documents;
using static Tdc.Metrology.Analysis.UncertaintyWords;

namespace Tdc.Metrology.Analysis;

/// <summary>A budget as text: a table for the eye, or CSV.</summary>
internal static class BudgetText
{
    private static readonly string[] headings =
        ["c.symbol", "c.estimate", "c.unit", "c.u", "c.distribution", "c.dof", "c.sensitivity", "c.contribution", "c.share"];

    /// <summary>The headings in the reader's language.</summary>
    public static string[] Headings => [.. headings.Select(key => Say(key))];

    /// <summary>The cells of a row.</summary>
    public static string[] Cells(BudgetRow row) =>
    [
        row.Symbol, BudgetSheet.Figure(row.Estimate, 10), row.Unit, BudgetSheet.Figure(row.StandardUncertainty), row.Distribution, BudgetSheet.Dof(row.Dof),
        BudgetSheet.Figure(row.Sensitivity), BudgetSheet.Figure(row.Contribution), BudgetSheet.Figure(100 * row.Share, 4),
    ];

    /// <summary>The cells of the result's row.</summary>
    public static string[] Total(BudgetPart part) =>
    [
        part.Output.Name, BudgetSheet.Figure(part.Output.Value, 10), part.Unit, BudgetSheet.Figure(part.Output.StandardUncertainty), Say("c.result"),
        part.Output.EffectiveDof is { } dof ? BudgetSheet.Dof(dof) : "–", "", BudgetSheet.Figure(part.Output.StandardUncertainty), "100",
    ];

    /// <summary>A table with aligned columns for each output, and the sentences under it.</summary>
    public static string Table(BudgetSheet sheet)
    {
        var text = new StringBuilder();
        Line(text, sheet.Title);
        foreach (var line in sheet.Model)
        {
            Line(text, $"  {line.Name} = {line.Expression}");
        }

        foreach (var part in sheet.Parts)
        {
            Line(text, "");
            string[][] rows = [Headings, .. part.Rows.Select(Cells), Total(part)];
            var widths = Enumerable.Range(0, headings.Length).Select(c => rows.Max(row => Width(row[c]))).ToArray();
            foreach (var row in rows)
            {
                Line(text, string.Join("  ", row.Select((cell, c) => Pad(cell, widths[c], left: c is 0 or 2 or 4))).TrimEnd());
            }

            foreach (var sentence in part.Results.Concat(part.Notes))
            {
                Line(text, sentence);
            }
        }

        foreach (var sentence in sheet.Correlations)
        {
            Line(text, sentence);
        }

        return text.ToString();
    }

    /// <summary>CSV: output, then the columns of the table with all digits; the result's row comes last for each output.</summary>
    public static string Csv(BudgetSheet sheet)
    {
        using var text = new StringWriter();
        var csv = new CsvWriter(text);
        csv.WriteRow(["output", "symbol", "estimate", "unit", "u", "distribution", "dof", "sensitivity", "contribution", "share", "k", "U", "p"]);
        foreach (var part in sheet.Parts)
        {
            foreach (var row in part.Rows)
            {
                csv.WriteRow([
                    part.Output.Name, row.Symbol, Exact(row.Estimate), row.Unit, Exact(row.StandardUncertainty), row.Distribution, Exact(row.Dof),
                    Exact(row.Sensitivity), Exact(row.Contribution), Exact(row.Share), "", "", ""]);
            }

            var (output, exact) = (part.Output, part.Output.Exact);
            csv.WriteRow([
                output.Name, output.Name, Exact(output.Value), part.Unit, Exact(output.StandardUncertainty), "", Exact(output.EffectiveDof ?? double.NaN), "", "", "",
                Exact(exact?.Factor ?? double.NaN), Exact(exact?.Expanded ?? double.NaN), Exact(exact?.P ?? double.NaN)]);
        }

        return text.ToString();
    }

    private static string Exact(double value) =>
        double.IsPositiveInfinity(value) ? "inf" : double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);

    private static int Width(string text) => new StringInfo(text).LengthInTextElements;

    private static string Pad(string text, int width, bool left)
    {
        var space = new string(' ', width - Width(text));
        return left ? text + space : space + text;
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}

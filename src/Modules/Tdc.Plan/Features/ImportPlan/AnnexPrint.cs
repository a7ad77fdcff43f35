using System.Globalization;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Annex;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary>Writes a reading as text to look at.</summary>
internal static class AnnexPrint
{
    /// <summary>Writes it.</summary>
    public static void Write(AnnexReading reading, IStringLocalizer<ImportText> text, TextWriter to)
    {
        to.WriteLine(text["print.head", reading.Decision.Number ?? "–", reading.Groups.Count, reading.TaskCount, reading.Warnings.Count]);
        foreach (var group in reading.Groups)
        {
            to.WriteLine();
            to.WriteLine($"{RomanOrNumber(group.Number)}. {group.Title}");
            foreach (var task in group.Tasks)
            {
                to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {task.Number}. {task.Title}"));
                to.WriteLine($"     {text["print.lead"]}: {Named(task.Lead, task.LeadMatches)}");
                to.WriteLine($"     {text["print.coordinating"]}: {Named(task.Coordinating, task.CoordinatingMatches)}");
                to.WriteLine($"     {text["print.time"]}: {When(task.Time, text)}");
                if (task.Output is { } output)
                {
                    to.WriteLine($"     {text["print.output"]}: {output}");
                }

                foreach (var note in task.Notes)
                {
                    to.WriteLine($"     {note}");
                }
            }
        }

        if (reading.Warnings.Count > 0)
        {
            to.WriteLine();
            to.WriteLine(text["print.warnings"]);
            foreach (var warning in reading.Warnings)
            {
                to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {text["print.row"]} {warning.Row} [{warning.Code}] {warning.Message}"));
            }
        }
    }

    private static string RomanOrNumber(int number) => number <= 399 ? RomanNumeral.Of(number) : number.ToString(CultureInfo.InvariantCulture);

    private static string Named(IReadOnlyList<string> names, IReadOnlyList<AgencyMatch> matches) =>
        names.Count == 0 ? "–" : string.Join("; ", names.Zip(matches, (n, m) => m.Code is null ? $"{n} [?]" : $"{n} [{m.Code}]"));

    private static string When(TaskTime time, IStringLocalizer<ImportText> text) => time.Kind switch
    {
        TimeKind.Missing => text["time.missing"],
        TimeKind.Other => text["time.other", time.Literal],
        _ => time.Literal,
    };
}

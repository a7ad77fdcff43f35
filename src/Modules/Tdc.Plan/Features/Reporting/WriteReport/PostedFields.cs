using Microsoft.AspNetCore.Http;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Pages;

namespace Tdc.Plan.Features.Reporting.WriteReport;

/// <summary>Reads a posted report form into fields: numbers that are understood are kept as such, the rest literally.</summary>
internal static class PostedFields
{
    /// <summary>Name of the hidden fields that say which parts stand in the form.</summary>
    public const string Parts = "phan";

    /// <summary>Puts what was posted over the fields of the parts that stood in the form.</summary>
    /// <returns>The fields that were in the form.</returns>
    public static IReadOnlyCollection<string> Apply(IFormCollection posted, ReportForm form, ReportFields fields)
    {
        var check = ReportCheck.Of(form, ReportFields.Empty);
        var touched = new List<string>();
        foreach (var part in posted[Parts].OfType<string>().Distinct())
        {
            var narrative = fields[ReportFields.Narrative(part)];
            foreach (var field in check.FieldsOf(part).Where(posted.ContainsKey))
            {
                fields[field] = Understand(field, posted[field].ToString());
                touched.Add(field);
            }

            if (fields[ReportFields.Copied(part)].Length > 0 && fields[ReportFields.Narrative(part)] != narrative)
            {
                fields[ReportFields.Copied(part)] = ""; // edited: no longer the last round's words
            }
        }

        return touched;
    }

    /// <summary>What a field is kept as.</summary>
    public static string Understand(string field, string text)
    {
        if (field.StartsWith("td.", StringComparison.Ordinal))
        {
            text = text.Trim().TrimEnd('%');
        }

        if (field == ReportFields.Disbursed)
        {
            return Reading.Money(text, out var dong) == ReadFault.None ? ReportFields.Number(dong) : Literal(text);
        }

        var isNumber = field.StartsWith("td.", StringComparison.Ordinal) || field.StartsWith("so.", StringComparison.Ordinal)
            || field.StartsWith("ms.", StringComparison.Ordinal);
        return !isNumber ? text : Reading.Number(text, out var number) == ReadFault.None ? ReportFields.Number(number) : Literal(text);
    }

    /// <summary>What stands in the field when the form is shown.</summary>
    public static string Show(string kept) => ReportFields.TryNumber(kept, out var number) ? Display.NumberUpTo(number, 6) : kept;

    // A text that somebody begins with "#" must not pass for an understood number.
    private static string Literal(string text) => text.StartsWith('#') ? "＃" + text[1..] : text;
}

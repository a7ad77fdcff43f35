using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tdc.Plan.Domain.Reporting;

/// <summary>What a person typed into a report form, field by field, right or wrong.</summary>
/// <remarks>
/// A number that was understood is kept as <c>#1234.5</c>, so that it means the same in both languages; one that was not is kept
/// literally, so that it can be shown and mended. Empty fields are not kept.
/// </remarks>
internal sealed class ReportFields
{
    /// <summary>Longest text of one field that is kept.</summary>
    public const int LongestText = 20_000;

    /// <summary>Field of the difficulties.</summary>
    public const string Difficulties = "kk";

    /// <summary>Field of the proposals.</summary>
    public const string Proposals = "dn";

    /// <summary>Field of the money spent.</summary>
    public const string Disbursed = "gn";

    /// <summary>Field that explains the money spent.</summary>
    public const string DisbursedWord = "gt-gn";

    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly SortedDictionary<string, string> values;

    private ReportFields(SortedDictionary<string, string> values) => this.values = values;

    /// <summary>No field.</summary>
    public static ReportFields Empty => new(new(StringComparer.Ordinal));

    /// <summary>Names of the fields that hold something.</summary>
    public IEnumerable<string> Names => values.Keys;

    /// <summary>The text of a field; empty when nothing was typed.</summary>
    public string this[string field]
    {
        get => values.GetValueOrDefault(field, "");
        set
        {
            var text = Clean(value);
            if (text.Length == 0)
            {
                values.Remove(field);
            }
            else
            {
                values[field] = text;
            }
        }
    }

    /// <summary>Field of a duty's narrative.</summary>
    public static string Narrative(string label) => "kq." + label;

    /// <summary>Field of a duty's progress in percent.</summary>
    public static string Progress(string label) => "td." + label;

    /// <summary>Field that marks a narrative as copied from the last round and not edited yet.</summary>
    public static string Copied(string label) => "cp." + label;

    /// <summary>Field that explains a doubtful progress.</summary>
    public static string ProgressWord(string label) => "gt." + label;

    /// <summary>Field of a figure; for a ratio its numerator.</summary>
    public static string Figure(string label, string code) => $"so.{label}.{code}";

    /// <summary>Field of a ratio's denominator.</summary>
    public static string Denominator(string label, string code) => $"ms.{label}.{code}";

    /// <summary>Field that explains a figure: doubtful, missing, or other than the measured one.</summary>
    public static string FigureWord(string label, string code) => $"gs.{label}.{code}";

    /// <summary>Field of an answer.</summary>
    public static string Answer(int number) => "tl." + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes an understood number.</summary>
    public static string Number(decimal value) => "#" + value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads an understood number.</summary>
    public static bool TryNumber(string text, out decimal value)
    {
        value = 0;
        return text.StartsWith('#') && decimal.TryParse(text.AsSpan(1), NumberStyles.Number, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static ReportFields Parse(string text) =>
        new(new SortedDictionary<string, string>(JsonSerializer.Deserialize<Dictionary<string, string>>(text) ?? [], StringComparer.Ordinal));

    /// <summary>One JSON object, fields in order of their names.</summary>
    public string ToJson() => JsonSerializer.Serialize(values, json);

    /// <summary>A copy that can be changed on its own.</summary>
    public ReportFields Copy() => new(new SortedDictionary<string, string>(values, StringComparer.Ordinal));

    /// <summary>Fields that differ between two versions.</summary>
    public IEnumerable<string> DifferencesTo(ReportFields other) =>
        Names.Union(other.Names, StringComparer.Ordinal).Where(f => this[f] != other[f]).Order(StringComparer.Ordinal);

    private static string Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var kept = text.Length > LongestText ? text[..LongestText] : text;
        return kept.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim().Normalize(NormalizationForm.FormC);
    }
}

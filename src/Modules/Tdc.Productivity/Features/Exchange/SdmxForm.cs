using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Tdc.Productivity.Sdmx;

namespace Tdc.Productivity.Features.Exchange;

/// <summary>A form in which values go out: its edition, its labels and the type that names it.</summary>
/// <param name="IsJson">SDMX-JSON; else SDMX-CSV.</param>
/// <param name="Version">1.0.0, 2.0.0 or, for CSV, 2.1.0.</param>
internal sealed record SdmxForm(bool IsJson, string Version)
{
    /// <summary>SDMX-CSV as media type.</summary>
    public const string Csv = "application/vnd.sdmx.data+csv";

    /// <summary>SDMX-JSON as media type.</summary>
    public const string Json = "application/vnd.sdmx.data+json";

    private const string PlainCsv = "text/csv";
    private const string PlainJson = "application/json";
    private static readonly string[] csvVersions = ["1.0.0", "2.0.0", "2.1.0"];
    private static readonly string[] jsonVersions = ["1.0.0", "2.0.0"];
    private static readonly SdmxForm[] usual = [new(false, "2.0.0"), new(true, "2.0.0")];

    /// <summary>Whether names stand beside ids; in CSV only.</summary>
    public SdmxLabels Labels { get; init; }

    /// <summary>The plain type by which it was asked for (<c>text/csv</c>); <see langword="null"/> for the type of SDMX.</summary>
    public string? PlainType { get; init; }

    /// <summary>Edition of the CSV.</summary>
    public SdmxCsvEdition Edition => Version switch { "1.0.0" => SdmxCsvEdition.One, "2.1.0" => SdmxCsvEdition.TwoOne, _ => SdmxCsvEdition.Two };

    /// <summary>The type of the answer, which says what was sent.</summary>
    public string ContentType => PlainType is { } plain ? plain + "; charset=utf-8"
        : $"{(IsJson ? Json : Csv)}; version={Version}{(IsJson || Labels == SdmxLabels.Id ? "" : "; labels=" + NameOf(Labels))}; charset=utf-8";

    /// <summary>The form that an Accept header prefers.</summary>
    /// <returns><see langword="null"/> when it wants none that there is.</returns>
    /// <remarks>Source: RFC 9110, 12.5.1: by quality, then by how exactly a range names the type; quality 0 refuses. SDMX-CSV field guide: parameters version and labels.</remarks>
    public static SdmxForm? Accepted(StringValues accept)
    {
        if (StringValues.IsNullOrEmpty(accept))
        {
            return usual[0];
        }

        if (!MediaTypeHeaderValue.TryParseList([.. accept.OfType<string>()], out var ranges))
        {
            return null;
        }

        var refused = ranges.Where(r => r.Quality == 0).ToList();
        foreach (var range in ranges.Where(r => r.Quality is null or > 0).OrderByDescending(r => r.Quality ?? 1).ThenBy(Width))
        {
            if ((Width(range) == 0 ? Named(range) : Any(range, refused)) is { } form)
            {
                return form;
            }
        }

        return null;
    }

    /// <summary>The form that the query names.</summary>
    /// <returns><see langword="null"/> when there is no such edition.</returns>
    public static SdmxForm? Asked(string format, string? version) => Edited(format == "json", version);

    /// <summary>Labels by their name in the standard; <see langword="null"/> when it is none.</summary>
    public static SdmxLabels? LabelsOf(string? name) => name switch { null or "id" => SdmxLabels.Id, "name" => SdmxLabels.Name, "both" => SdmxLabels.Both, _ => null };

    /// <summary>What a request with a body of a type holds.</summary>
    /// <returns><see langword="null"/> when it is no form that is read.</returns>
    public static (ObservationForm Form, string Name)? Sent(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type))
        {
            return null;
        }

        return type.MediaType.Value?.ToLowerInvariant() switch
        {
            Csv when Edited(false, Parameter(type, "version")) is not null => (ObservationForm.SdmxCsv, "sdmx.csv"),
            Json when Edited(true, Parameter(type, "version")) is not null || Parameter(type, "version") is "2.1.0" or "2.1" => (ObservationForm.SdmxJson, "sdmx.json"),
            PlainJson => (ObservationForm.SdmxJson, "sdmx.json"),
            PlainCsv => (ObservationForm.Table, "table.csv"),
            Platform.Documents.Workbook.ContentType => (ObservationForm.Table, "table.xlsx"),
            _ => null,
        };
    }

    // What is sent to who takes anything of a kind: the newest edition that is not refused.
    private static SdmxForm? Any(MediaTypeHeaderValue range, List<MediaTypeHeaderValue> refused) =>
        Array.Find(usual, form => Covers(range, form) && !refused.Exists(r => Covers(r, form))) is { } found ? found with { PlainType = range.Type == "text" ? PlainCsv : null } : null;

    private static SdmxForm? Edited(bool isJson, string? version)
    {
        var full = version is null ? "2.0.0" : version.Count(c => c == '.') switch { 0 => version + ".0.0", 1 => version + ".0", _ => version };
        return (isJson ? jsonVersions : csvVersions).Contains(full) ? new(isJson, full) : null;
    }

    private static SdmxForm? Named(MediaTypeHeaderValue range) => range.MediaType.Value?.ToLowerInvariant() switch
    {
        Csv when Edited(false, Parameter(range, "version")) is { } form && LabelsOf(Parameter(range, "labels")) is { } labels => form with { Labels = labels },
        Json when Edited(true, Parameter(range, "version")) is { } form => form,
        PlainCsv when LabelsOf(Parameter(range, "labels")) is { } labels => usual[0] with { Labels = labels, PlainType = PlainCsv },
        PlainJson => usual[1] with { PlainType = PlainJson },
        _ => null,
    };

    // 0 for a type, 1 for all of a kind, 2 for everything.
    private static int Width(MediaTypeHeaderValue range) => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0;

    private static bool Covers(MediaTypeHeaderValue range, SdmxForm form) => Width(range) switch
    {
        2 => true,
        1 => range.Type == "application" || (range.Type == "text" && !form.IsJson),
        _ => Named(range) is { PlainType: null } named && named.IsJson == form.IsJson && named.Version == form.Version,
    };

    private static string? Parameter(MediaTypeHeaderValue range, string name) =>
        range.Parameters.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found ? HeaderUtilities.RemoveQuotes(found.Value).Value : null;

    private static string NameOf(SdmxLabels labels) => labels == SdmxLabels.Both ? "both" : "name";
}

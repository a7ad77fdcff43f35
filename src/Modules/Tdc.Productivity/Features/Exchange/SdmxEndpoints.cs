using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Outcomes;
using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Features.Explore;
using Tdc.Productivity.Resources;
using Tdc.Productivity.Sdmx;

namespace Tdc.Productivity.Features.Exchange;

/// <summary>What is asked of the values in the forms of SDMX.</summary>
internal sealed record SdmxQuery
{
    /// <summary>csv or json; before the Accept header.</summary>
    [FromQuery(Name = "format")]
    public string? Format { get; init; }

    /// <summary>Edition of the format: 1.0, 2.0 or, for CSV, 2.1.</summary>
    [FromQuery(Name = "version")]
    public string? Version { get; init; }

    /// <summary>id, name or both, for CSV; before the parameter of the Accept header.</summary>
    [FromQuery(Name = "labels")]
    public string? Labels { get; init; }

    /// <summary>comma or semicolon; with the semicolon numbers have a decimal comma.</summary>
    [FromQuery(Name = "delimiter")]
    public string? Delimiter { get; init; }

    /// <summary>Code of the place.</summary>
    [FromQuery(Name = "area")]
    public string? Area { get; init; }

    /// <summary>Code of the activity.</summary>
    [FromQuery(Name = "activity")]
    public string? Activity { get; init; }

    /// <summary>Code of the length of periods: A, S, Q, M, C or R.</summary>
    [FromQuery(Name = "frequency")]
    public string? Frequency { get; init; }

    /// <summary>E economy, S sectors, L localities, F enterprises by size.</summary>
    [FromQuery(Name = "level")]
    public string? Level { get; init; }

    /// <summary>official, computed, demonstration, several parted by commas, or all; official and computed when nothing is said.</summary>
    [FromQuery(Name = "origin")]
    public string? Origin { get; init; }

    /// <summary>Whether invented figures go along; the same as origin=all.</summary>
    [FromQuery(Name = "demonstration")]
    public bool? Demonstration { get; init; }

    /// <summary>First year.</summary>
    [FromQuery(Name = "from")]
    public int? From { get; init; }

    /// <summary>Last year.</summary>
    [FromQuery(Name = "to")]
    public int? To { get; init; }

    /// <summary>Keys of single series without the indicator, at most six.</summary>
    [FromQuery(Name = "row")]
    public string[]? Row { get; init; }

    /// <summary>What is wrong by field.</summary>
    public Dictionary<string, string[]> Faults()
    {
        var faults = ExchangeQuery.YearFaults(From, To);
        void Refuse(string field, bool wrong)
        {
            if (wrong)
            {
                faults[field] = ["sdmx." + field];
            }
        }

        Refuse("format", Format is not (null or "csv" or "json"));
        Refuse("version", Version is not null && (Format is "csv" or "json" ? SdmxForm.Asked(Format, Version) is null : Format is null));
        Refuse("labels", SdmxForm.LabelsOf(Labels) is null);
        Refuse("delimiter", Delimiter is not (null or "comma" or "," or "semicolon" or ";"));
        Refuse("level", Level is not null && !ExplorerLevels.All.Contains(Level));
        Refuse("frequency", Frequency is not null && Length is null);
        Refuse("origin", ExchangeQuery.Origins(Origin) is null);
        return faults;
    }

    /// <summary>The question of an indicator.</summary>
    public ExchangeQuestion Of(string indicator) => new(indicator, Area, Activity, From, To)
    {
        Level = Level,
        Frequency = Length,
        Origins = ExchangeQuery.Origins(Origin ?? (Demonstration == true ? "all" : null))!,
        Rows = ExchangeQuery.Rows(Row),
    };

    private Frequency? Length => Enum.GetValues<Frequency>().Cast<Frequency?>().FirstOrDefault(f => Period.CodeOf(f!.Value) == Frequency);
}

/// <summary>The series in the forms of SDMX under <c>/api/productivity/sdmx</c>, open to everybody for what is public.</summary>
internal static class SdmxEndpoints
{
    private const string StructureType = "application/vnd.sdmx.structure+json; version=2.0.0; charset=utf-8";

    public static void Map(RouteGroupBuilder api)
    {
        var sdmx = api.MapGroup("/sdmx").AllowAnonymous();
        sdmx.MapGet("/data/{indicator}", DataAsync).WithName("GetSdmxData").ProducesProblem(400).ProducesProblem(404).ProducesProblem(406)
            .WithSummary("Values of an indicator (or all) as SDMX-CSV 1.0, 2.0, 2.1 or SDMX-JSON 1.0, 2.0, by the Accept header (version, labels, quality), or by format, version and labels. delimiter=semicolon gives decimal commas.");
        sdmx.MapGet("/dataflow", StructureAsync).WithName("GetSdmxDataflow").WithSummary("The dataflow with its structure, concepts and code lists as an SDMX-JSON structure message.");
    }

    private static async Task<IResult> DataAsync(
        string indicator, [AsParameters] SdmxQuery query, HttpContext http, ProductivityAccess access, ExchangeReading reading, TimeProvider clock, IStringLocalizer<ExploreText> text, CancellationToken cancellation)
    {
        if (!await reading.KnowsAsync(indicator, cancellation))
        {
            return Refusal.NotFound("productivity.no-such").ToProblem(text);
        }

        if (query.Faults() is { Count: > 0 } faults)
        {
            return new Refusal(RefusalKind.Fields, "productivity.check-fields") { Fields = faults }.ToProblem(text);
        }

        http.Response.Headers.Vary = "Accept";
        if ((query.Format is { } format ? SdmxForm.Asked(format, query.Version) : SdmxForm.Accepted(http.Request.Headers.Accept)) is not { } form)
        {
            return NotAcceptable(text);
        }

        form = query.Labels is null ? form : form with { Labels = SdmxForm.LabelsOf(query.Labels)!.Value };
        var rights = await access.RightsAsync(cancellation);
        var question = query.Of(indicator);
        var flow = await reading.FlowAsync(cancellation);
        var series = await reading.SeriesAsync(question, cancellation);
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        try
        {
            var values = reading.Values(rights, question, series);
            if (form.IsJson)
            {
                WriteJson(file, flow, form, series, await reading.PeriodsAsync(series, cancellation), clock.GetUtcNow(), values);
            }
            else
            {
                WriteCsv(file, flow, form, query.Delimiter, values);
            }

            file.Position = 0;
            return TypedResults.Stream(file, form.ContentType, $"nang-suat-{indicator}.{(form.IsJson ? "json" : "csv")}");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static ProblemHttpResult NotAcceptable(IStringLocalizer<ExploreText> text) => TypedResults.Problem(
        statusCode: StatusCodes.Status406NotAcceptable, type: "urn:tdc:problem:productivity.sdmx-not-acceptable", title: text["productivity.sdmx-not-acceptable"],
        extensions: new Dictionary<string, object?> { ["code"] = "productivity.sdmx-not-acceptable" });

    private static SdmxMessageHead Head(string id, DateTimeOffset now) => new(id, now, "DN_SKHCN", new("Sở Khoa học và Công nghệ Đồng Nai", "Department of Science and Technology, Dong Nai"));

    private static void WriteJson(Stream file, SdmxDataflow flow, SdmxForm form, List<DataSeries> series, IReadOnlyList<string> periods, DateTimeOffset now, IEnumerable<SdmxObservation> values)
    {
        var head = Head("TDC-" + Guid.CreateVersion7(now).ToString("N"), now);
        if (form.Version == "1.0.0")
        {
            new SdmxJsonFirstWriter(flow, periods).Write(file, head, SdmxAction.Information, values);
            return;
        }

        var used = flow.Structure.Dimensions.Where(d => d.Role == SdmxRole.Dimension)
            .Select((d, i) => (d.Id, Codes: (IReadOnlyList<string>)[.. series.Select(s => ObservationMapping.Key(s)[i]).Distinct().Order(StringComparer.Ordinal)])).ToDictionary(p => p.Id, p => p.Codes);
        new SdmxJsonWriter(flow, new SdmxJsonOptions(SdmxJsonLayout.Series, periods) { Values = used }).Write(file, head, values);
    }

    private static void WriteCsv(Stream file, SdmxDataflow flow, SdmxForm form, string? delimiter, IEnumerable<SdmxObservation> values)
    {
        using var output = new StreamWriter(file, new System.Text.UTF8Encoding(false), 1 << 16, leaveOpen: true);
        var semicolon = delimiter is "semicolon" or ";";
        var csv = new SdmxCsvWriter(output, flow, new SdmxCsvOptions
        {
            Edition = form.Edition,
            Labels = form.Labels,
            Language = Platform.Pages.Display.InEnglish ? "en" : "vi",
            Delimiter = semicolon ? ';' : ',',
            HasDecimalComma = semicolon,
        });
        csv.WriteHeader();
        foreach (var value in values)
        {
            csv.Write(value);
        }
    }

    private static async Task<IResult> StructureAsync(ExchangeReading reading, TimeProvider clock, CancellationToken cancellation)
    {
        var memory = new MemoryStream();
        SdmxStructureWriter.Write(memory, Head("TDC-DSD", clock.GetUtcNow()), await reading.FlowAsync(cancellation));
        memory.Position = 0;
        return TypedResults.Stream(memory, StructureType);
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Outcomes;
using Tdc.Productivity.Resources;
using Tdc.Productivity.Sdmx;

namespace Tdc.Productivity.Features.Exchange;

/// <summary>The series in the forms of SDMX under <c>/api/productivity/sdmx</c>, open to everybody for what is public.</summary>
internal static class SdmxEndpoints
{
    private const string CsvType = "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8";
    private const string JsonType = "application/vnd.sdmx.data+json; version=2.0.0; charset=utf-8";
    private const string StructureType = "application/vnd.sdmx.structure+json; version=2.0.0; charset=utf-8";

    public static void Map(RouteGroupBuilder api)
    {
        var sdmx = api.MapGroup("/sdmx").AllowAnonymous();
        sdmx.MapGet("/data/{indicator}", DataAsync).WithName("GetSdmxData").ProducesProblem(400).ProducesProblem(404)
            .WithSummary("Values of an indicator (or all) as SDMX-CSV or SDMX-JSON: format=csv or json, else by the Accept header. labels=id, name or both; delimiter=semicolon gives decimal commas.");
        sdmx.MapGet("/dataflow", StructureAsync).WithName("GetSdmxDataflow").WithSummary("The dataflow with its structure, concepts and code lists as an SDMX-JSON structure message.");
    }

    private static async Task<IResult> DataAsync(
        string indicator, string? format, string? labels, string? delimiter, string? area, string? activity, int? from, int? to, bool? demonstration, HttpContext http, ProductivityAccess access,
        ExchangeReading reading, TimeProvider clock, IStringLocalizer<ExploreText> text, CancellationToken cancellation)
    {
        if (!await reading.KnowsAsync(indicator, cancellation))
        {
            return Refusal.NotFound("productivity.no-such").ToProblem(text);
        }

        if (Faults(format, labels, delimiter, from, to) is { Count: > 0 } faults)
        {
            return new Refusal(RefusalKind.Fields, "productivity.check-fields") { Fields = faults }.ToProblem(text);
        }

        var rights = await access.RightsAsync(cancellation);
        var question = new ExchangeQuestion(indicator, area, activity, from, to, demonstration == true);
        var flow = await reading.FlowAsync(cancellation);
        var series = await reading.SeriesAsync(question, cancellation);
        var json = format is null ? http.Request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase) : format == "json";
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        try
        {
            if (json)
            {
                var values = flow.Structure.Dimensions.Where(d => d.Role == SdmxRole.Dimension).Select((d, i) => (d.Id, Codes: (IReadOnlyList<string>)[.. series.Select(s => ObservationMapping.Key(s)[i]).Distinct().Order(StringComparer.Ordinal)]))
                    .ToDictionary(p => p.Id, p => p.Codes);
                var options = new SdmxJsonOptions(SdmxJsonLayout.Series, await reading.PeriodsAsync(series, cancellation)) { Values = values };
                var head = new SdmxMessageHead("TDC-" + Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), clock.GetUtcNow(), "DN_SKHCN", new("Sở Khoa học và Công nghệ Đồng Nai", "Department of Science and Technology, Dong Nai"));
                new SdmxJsonWriter(flow, options).Write(file, head, reading.Values(rights, question, series));
            }
            else
            {
                WriteCsv(file, flow, labels, delimiter, reading.Values(rights, question, series));
            }

            file.Position = 0;
            return TypedResults.Stream(file, json ? JsonType : CsvType, $"nang-suat-{indicator}.{(json ? "json" : "csv")}");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static Dictionary<string, string[]> Faults(string? format, string? labels, string? delimiter, int? from, int? to)
    {
        Dictionary<string, string[]> faults = [];
        void Refuse(string field, bool wrong)
        {
            if (wrong)
            {
                faults[field] = ["sdmx." + (field is "from" or "to" ? "year" : field)];
            }
        }

        Refuse("format", format is not (null or "csv" or "json"));
        Refuse("labels", labels is not (null or "id" or "name" or "both"));
        Refuse("delimiter", delimiter is not (null or "comma" or "," or "semicolon" or ";"));
        Refuse("from", from is < 1900 or > 2199);
        Refuse("to", to is < 1900 or > 2199);
        return faults;
    }

    private static void WriteCsv(Stream file, SdmxDataflow flow, string? labels, string? delimiter, IEnumerable<SdmxObservation> values)
    {
        using var output = new StreamWriter(file, new System.Text.UTF8Encoding(false), 1 << 16, leaveOpen: true);
        var semicolon = delimiter is "semicolon" or ";";
        var csv = new SdmxCsvWriter(output, flow, new SdmxCsvOptions
        {
            Labels = labels switch { "name" => SdmxLabels.Name, "both" => SdmxLabels.Both, _ => SdmxLabels.Id },
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
        var head = new SdmxMessageHead("TDC-DSD", clock.GetUtcNow(), "DN_SKHCN", new("Sở Khoa học và Công nghệ Đồng Nai", "Department of Science and Technology, Dong Nai"));
        SdmxStructureWriter.Write(memory, head, await reading.FlowAsync(cancellation));
        memory.Position = 0;
        return TypedResults.Stream(memory, StructureType);
    }
}

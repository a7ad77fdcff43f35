using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tdc.Platform.Documents;
using Tdc.Productivity.Domain.Studies;

namespace Tdc.Productivity.Features.Studies.Decompose;

/// <summary>Decompositions as CSV: the same view as the page, unrounded, fractions of 1.</summary>
internal static class DecompositionSheets
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/nang-suat/phan-ra/tang-truong.csv", GrowthAsync).ExcludeFromDescription().AllowAnonymous();
        app.MapGet("/nang-suat/phan-ra/co-cau.csv", StructureAsync).ExcludeFromDescription().AllowAnonymous();
    }

    private static async Task<IResult> GrowthAsync(HttpContext http, ProductivityAccess access, DecompositionReading reading, CancellationToken cancellation) =>
        Decomposing.Growth(await ReadAsync(http, access, reading, cancellation)).Result is not { } account ? TypedResults.NotFound() : File("tang-truong", new Sheet
        {
            Name = "GROWTH",
            Columns = [Text("METHOD"), Number("TIME_PERIOD"), Number("VALUE_ADDED"), Number("LABOUR"), Number("CAPITAL"), Number("TFP"), Number("TFP_SHARE_PERCENT")],
            Rows = account.Steps.SelectMany(s => new IReadOnlyList<SheetCell>[]
            {
                [SheetCell.Text("TORNQVIST"), Cell(s.Account.Year), Cell(s.Account.ValueAdded), Cell(s.Account.Hours), Cell(s.Account.Capital), Cell(s.Account.TotalFactorProductivity), Cell(s.Account.TotalFactorProductivityShare)],
                [SheetCell.Text("GSO"), Cell(s.Account.Year), Cell(s.Official.OutputGrowth), Cell(s.Official.LabourContribution), Cell(s.Official.CapitalContribution), Cell(s.Official.TotalFactorProductivityGrowth), Cell(s.Official.TotalFactorProductivityShare)],
            }),
        });

    private static async Task<IResult> StructureAsync(HttpContext http, ProductivityAccess access, DecompositionReading reading, CancellationToken cancellation)
    {
        var view = Decomposing.Structure(await ReadAsync(http, access, reading, cancellation));
        return view.Result is not { } parts ? TypedResults.NotFound() : File("co-cau", new Sheet
        {
            Name = "STRUCTURE",
            Columns = [Text("METHOD"), Text("ACTIVITY"), Text("NAME"), Number("WITHIN"), Number("SHIFT"), Number("INTERACTION"), Number("SUM")],
            Rows = parts.Lines.Append(parts.Total with { Sector = "_T" }).Select(l => (IReadOnlyList<SheetCell>)
                [SheetCell.Text(view.Data.Question.Method.ToString()), SheetCell.Text(l.Sector), SheetCell.Text(DecompositionWords.Sector(l.Sector)), Cell(l.Within), Cell(l.Shift), Cell(l.Interaction), Cell(l.Sum)]),
        });
    }

    private static async Task<DecompositionData> ReadAsync(HttpContext http, ProductivityAccess access, DecompositionReading reading, CancellationToken cancellation) =>
        await reading.ReadAsync(await access.RightsAsync(cancellation), DecompositionQuestion.Of(name => http.Request.Query.TryGetValue(name, out var value) ? value.FirstOrDefault() : null), cancellation);

    private static IResult File(string name, Sheet sheet) => SheetDownload.Of("csv", "phan-ra-" + name, sheet);

    private static SheetColumn Text(string head) => new(head, 20);

    private static SheetColumn Number(string head) => new(head, 16, CellKind.Number);

    private static SheetCell Cell(double number) => double.IsFinite(number) ? SheetCell.Number((decimal)number) : default;
}

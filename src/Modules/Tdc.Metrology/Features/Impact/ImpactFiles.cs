using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Metrology.Domain.Impact;
using Tdc.Metrology.Features.Laboratory;
using Tdc.Metrology.Resources;
using Tdc.Platform.Documents;
using Tdc.Platform.Identity;

namespace Tdc.Metrology.Features.Impact;

/// <summary>An analysis as tables, and the letters that follow from it.</summary>
internal static class ImpactFiles
{
    private const int MostRows = 200_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(ImpactPaths.List + "/{id:guid}/ket-qua.{type:regex(^(csv|xlsx)$)}", SheetAsync).ExcludeFromDescription().RequireAuthorization(Policies.Person);
        app.MapGet(ImpactPaths.List + "/{id:guid}/thu/{letter:guid}.docx", LetterAsync).ExcludeFromDescription().RequireAuthorization(Policies.Person);
    }

    private static async Task<IResult> SheetAsync(Guid id, string type, LaboratoryDesk desk, ImpactReading reading, IStringLocalizer<ImpactText> text, CancellationToken cancellation)
    {
        if (await desk.OpenAsync(cancellation) is not { Reads: true } rights || await reading.ReadAsync(rights.Laboratory.Id, new(id), cancellation) is not { } view)
        {
            return TypedResults.NotFound();
        }

        var lines = await reading.FindingsAsync(new(id), null, null, 0, MostRows, cancellation);
        return SheetDownload.Of(type, "anh-huong-" + view.Standard.Number, new Sheet
        {
            Name = text["page.findings"],
            Columns =
            [
                Words("c.customer", 30), Words("c.item", 30), Words("c.job", 18), Words("c.certificate", 18), Words("c.read", 12), Number("c.generation"), Number("c.point"), Words("c.unit", 14),
                Words("c.printed-value", 14), Words("c.printed-u", 14), Words("c.verdict", 16), Number("c.value"), Number("c.u"), Number("c.u-uncorrected"), Words("c.verdict-new", 16), Words("c.class", 24),
            ],
            Rows = lines.Select(l => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Text(l.Finding.Customer), SheetCell.Text(l.Item), SheetCell.Text(l.Job), SheetCell.Text(l.CertificateNumber), SheetCell.Text(Tdc.Platform.Pages.Display.Date(l.ReadAt)),
                SheetCell.Number(l.Finding.Generation), Cell(l.Nominal), SheetCell.Text(ImpactWords.Unit(l.Unit)), SheetCell.Text(ImpactWords.Figure(l.Printed)), SheetCell.Text(ImpactWords.Figure(l.PrintedUncertainty)),
                SheetCell.Text(text["verdict." + l.Verdict]), Cell(l.Finding.Value), Cell(l.Finding.ExpandedUncertainty), Cell(l.Finding.UncertaintyUncorrected),
                SheetCell.Text(text["verdict." + l.Finding.Conformity]), SheetCell.Text(text["class." + l.Finding.Class]),
            ]),
        });

        SheetColumn Words(string key, int width) => new(text[key], width);
        SheetColumn Number(string key) => new(text[key], 16, CellKind.Number);
    }

    private static async Task<IResult> LetterAsync(Guid id, Guid letter, LaboratoryDesk desk, ImpactReading reading, TimeProvider clock, IStringLocalizer<ImpactText> text, CancellationToken cancellation)
    {
        if (await desk.OpenAsync(cancellation) is not { Reads: true } rights || await reading.ReadAsync(rights.Laboratory.Id, new(id), cancellation) is not { } view
            || view.Letters.FirstOrDefault(l => l.Id.Value == letter) is not { } wanted)
        {
            return TypedResults.NotFound();
        }

        var lines = await reading.FindingsAsync(new(id), null, wanted.Customer, 0, MostRows, cancellation);
        var document = ImpactLetterDocument.Of(rights.Laboratory, view, wanted, [.. lines.Where(l => l.CertificateNumber.Length > 0)], clock.GetUtcNow(), text);
        return TypedResults.File(document.ToStream(), OfficialDocument.ContentType, $"thu-{view.Standard.Number}-{view.Letters.ToList().IndexOf(wanted) + 1}.docx");
    }

    private static SheetCell Cell(double number) => Math.Abs(number) is > 1e-27 and < 7e27 ? SheetCell.Number((decimal)number) : number == 0 ? SheetCell.Number(0) : default;
}

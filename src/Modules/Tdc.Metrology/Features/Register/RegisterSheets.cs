using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Metrology.Features.Register.Import;
using Tdc.Metrology.Features.Register.Kinds;
using Tdc.Metrology.Features.Register.Surveillance;
using Tdc.Metrology.Features.Register.Verifying;
using Tdc.Metrology.Resources;
using Tdc.Platform.Documents;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Register;

/// <summary>Files of the register: certificates, tables, the template of an import.</summary>
internal static class RegisterSheets
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/do-luong/kiem-dinh/{id:guid}/giay.docx", DocumentAsync).ExcludeFromDescription().RequireAuthorization(Policies.Person);
        app.MapGet("/do-luong/giam-sat.{type:regex(^(xlsx|csv)$)}", SharesAsync).ExcludeFromDescription().RequireAuthorization(Policies.Person);
        app.MapGet("/do-luong/phuong-tien-do/mau.xlsx", TemplateAsync).ExcludeFromDescription().RequireAuthorization(Policies.Person);
    }

    private static async Task<IResult> DocumentAsync(Guid id, RegisterAccess access, VerificationBook book, VerificationDocument documents, CancellationToken cancellation) =>
        await book.FindAsync(await access.RightsAsync(cancellation), id, cancellation) is { } found && await documents.MakeAsync(found, cancellation) is { } made
            ? TypedResults.File(made.Document.ToStream(), OfficialDocument.ContentType, made.Name)
            : TypedResults.NotFound();

    private static async Task<IResult> SharesAsync(
        string type, string? theo, RegisterAccess access, OverdueShares shares, KindBook kinds, OrganisationRegister register, TimeProvider clock, IStringLocalizer<RegisterText> text, CancellationToken cancellation)
    {
        if (!(await access.RightsAsync(cancellation)).SeesSurveillance)
        {
            return TypedResults.NotFound();
        }

        var (by, word) = SurveillanceSheet.Read(theo);
        var today = clock.TodayInVietnam;
        var groups = await shares.ByAsync(by, today, cancellation);
        return SheetDownload.Of(type, "giam-sat-do-luong-" + word, SurveillanceSheet.Of(by, groups, await kinds.NowAsync(cancellation), await register.NowAsync(cancellation), today, text));
    }

    private static async Task<IResult> TemplateAsync(RegisterAccess access, ImportInstruments import, CancellationToken cancellation) =>
        (await access.RightsAsync(cancellation)).SeesAny ? SheetDownload.Of("xlsx", "mau-phuong-tien-do", await import.TemplateAsync(cancellation)) : TypedResults.NotFound();
}

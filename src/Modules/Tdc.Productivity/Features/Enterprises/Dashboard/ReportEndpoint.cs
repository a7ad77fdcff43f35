using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Documents;
using Tdc.Platform.Identity;
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Features.Enterprises.Dashboard;

/// <summary>The report as a file.</summary>
internal static class ReportEndpoint
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/nang-suat/doanh-nghiep/{year:int}/bao-cao.docx", DocumentAsync).ExcludeFromDescription().RequireAuthorization(Policies.Person);

    private static async Task<IResult> DocumentAsync(int year, FirmDesk desks, FirmDashboards dashboards, TimeProvider clock, IStringLocalizer<EnterpriseText> text, CancellationToken cancellation) =>
        await desks.OpenAsync(cancellation) is { } desk && await dashboards.MakeAsync(desk.Firm, year, cancellation) is { } board
            ? TypedResults.File(FirmReport.Of(desk, board, clock.GetUtcNow(), text).ToStream(), OfficialDocument.ContentType, $"bao-cao-nang-suat-{year}.docx")
            : TypedResults.NotFound();
}

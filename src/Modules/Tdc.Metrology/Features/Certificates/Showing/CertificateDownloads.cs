using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using Tdc.Dcc;
using Tdc.Metrology.Features.Certificates.Making;
using Tdc.Metrology.Resources;
using Tdc.Platform.Documents;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;

namespace Tdc.Metrology.Features.Certificates.Showing;

/// <summary>The files of a certificate for persons.</summary>
internal static class CertificateDownloads
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/do-luong/giay-chung-nhan/{number}").ExcludeFromDescription().RequireAuthorization(Policies.Person);
        files.MapGet("/tep.vi.docx", (string number, CertificateShelf shelf, CertificateFiles makes, CancellationToken cancellation) =>
            PaperAsync(number, CertificateWords.Vietnamese, shelf, makes, cancellation));
        files.MapGet("/tep.en.docx", (string number, CertificateShelf shelf, CertificateFiles makes, CancellationToken cancellation) =>
            PaperAsync(number, CertificateWords.English, shelf, makes, cancellation));
        files.MapGet("/tep.xml", (string number, CertificateShelf shelf, CertificateFiles makes, IStringLocalizer<CertificateText> text, CancellationToken cancellation) =>
            DccAsync(number, DccVersion.V330, shelf, makes, text, cancellation));
        files.MapGet("/tep.3-2-1.xml", (string number, CertificateShelf shelf, CertificateFiles makes, IStringLocalizer<CertificateText> text, CancellationToken cancellation) =>
            DccAsync(number, DccVersion.V321, shelf, makes, text, cancellation));
    }

    /// <summary>The signed document, or why there is none.</summary>
    public static async Task<IResult> DccAsync(
        string number, DccVersion version, CertificateShelf shelf, CertificateFiles makes, IStringLocalizer<CertificateText> text, CancellationToken cancellation)
    {
        if (await shelf.FindAsync(number, cancellation) is not { } shown)
        {
            return TypedResults.NotFound();
        }

        return (await makes.DccAsync(shown.Certificate, version, cancellation)).TryGet(out var dcc, out var refusal)
            ? TypedResults.File(dcc.Octets, CertificateFiles.DccType, CertificateFiles.FileName(shown.Certificate, version == DccVersion.V330 ? ".xml" : "-3-2-1.xml"), entityTag: new EntityTagHeaderValue($"\"{dcc.Sha256}\""))
            : refusal.ToProblem(text);
    }

    private static async Task<IResult> PaperAsync(string number, CertificateWords words, CertificateShelf shelf, CertificateFiles makes, CancellationToken cancellation) =>
        await shelf.FindAsync(number, cancellation) is { } shown
            ? TypedResults.File(makes.Paper(shown.Certificate, words), OfficialDocument.ContentType, CertificateFiles.FileName(shown.Certificate, words.IsEnglish ? "-en.docx" : ".docx"))
            : TypedResults.NotFound();
}

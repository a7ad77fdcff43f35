using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Tdc.Dcc;
using Tdc.Metrology.Features.Certificates.Making;
using Tdc.Metrology.Features.Certificates.Showing;
using Tdc.Metrology.Features.Certificates.Signing;
using Tdc.Metrology.Features.Laboratory;
using Tdc.Metrology.Resources;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Certificates.Api;

/// <summary>Certificates for programs.</summary>
internal static class CertificateEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/metrology").WithTags("Metrology");
        api.MapGet("/certificate-signers", SignersAsync).WithName("GetCertificateSigners")
            .WithSummary("The public certificates with which this installation signs Digital Calibration Certificates, newest first.").AllowAnonymous();
        var certificates = api.MapGroup("/certificates").RequireAuthorization(LaboratoryScopes.Readers).ProducesProblem(404);
        certificates.MapGet("/{number}.xml", DccAsync).WithName("GetDigitalCalibrationCertificate")
            .WithSummary("The signed Digital Calibration Certificate; version 3.3.0 unless 3.2.1 is asked for.")
            .Produces(StatusCodes.Status200OK, contentType: CertificateFiles.DccType).ProducesProblem(400).ProducesProblem(422);
        certificates.MapGet("/{number}", OneAsync).WithName("GetCalibrationCertificate").WithSummary("An issued calibration certificate, for its laboratory and its customer.");
    }

    private static async Task<Results<Ok<CertificateBody>, ProblemHttpResult>> OneAsync(
        string number, CertificateShelf shelf, IStringLocalizer<CertificateText> text, CancellationToken cancellation) =>
        await shelf.FindAsync(number, cancellation) is { } shown ? TypedResults.Ok(CertificateBody.Of(shown)) : Refusal.NotFound("certificate.none").ToProblem(text);

    private static async Task<IResult> DccAsync(
        string number, string? version, CertificateShelf shelf, CertificateFiles files, IStringLocalizer<CertificateText> text, CancellationToken cancellation)
    {
        DccVersion? wanted = version switch
        {
            null or "" or "3.3.0" => DccVersion.V330,
            "3.2.1" => DccVersion.V321,
            _ => null,
        };
        if (wanted is not { } known)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["version"] = [text["certificate.version"]] });
        }

        return await shelf.FindAsync(number, cancellation) is null
            ? Refusal.NotFound("certificate.none").ToProblem(text)
            : await CertificateDownloads.DccAsync(number, known, shelf, files, text, cancellation);
    }

    private static async Task<Ok<IReadOnlyList<SignerBody>>> SignersAsync(TdcDbContext db, CancellationToken cancellation)
    {
        IReadOnlyList<SignerBody> signers = [.. (await SigningKeys.KnownAsync(db, cancellation)).Select(key =>
        {
            using var certificate = X509CertificateLoader.LoadCertificate(key.Certificate);
            return new SignerBody(
                key.Id, Convert.ToHexStringLower(SHA256.HashData(key.Certificate)), certificate.ExportCertificatePem(),
                certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
        })];
        return TypedResults.Ok(signers);
    }
}

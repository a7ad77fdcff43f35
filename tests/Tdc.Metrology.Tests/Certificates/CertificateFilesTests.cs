using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Dcc;
using Tdc.Metrology.Dcc;
using Tdc.Metrology.Domain.Certificates;
using Tdc.Platform.Documents;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Metrology.Tests.Certificates;

/// <summary>The certificate's page and files, its public check, its addresses for programs, and who may see them.</summary>
public sealed class CertificateFilesTests
{
    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_certificate_is_signed_once_kept_and_trusted_by_the_public_certificate(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await app.AddCertificatesAsync();
        using var staff = await app.SignInAsync(Role.Laboratory, "PTN1");
        var first = await staff.Client.GetByteArrayAsync(new Uri(CertificateSample.Page + "/tep.xml", UriKind.Relative));
        await app.RestartAsync();
        using var again = await app.SignInAsync(Role.Laboratory, "PTN1");
        Assert.Equal(first, await again.Client.GetByteArrayAsync(new Uri(CertificateSample.Page + "/tep.xml", UriKind.Relative)));
        var older = await again.Client.GetByteArrayAsync(new Uri(CertificateSample.Page + "/tep.3-2-1.xml", UriKind.Relative));

        using var visitor = app.Visit();
        var signers = await visitor.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/metrology/certificate-signers", UriKind.Relative));
        using var trusted = X509Certificate2.CreateFromPem(Assert.Single(signers.EnumerateArray()).GetProperty("certificate").GetString());
        List<TrustedCertificate> list = [new(trusted, new DateOnly(2026, 11, 20), null)];
        foreach (var (octets, version) in new[] { (first, "3.3.0"), (older, "3.2.1") })
        {
            var check = CertificateCheck.Of(octets, list, app.Clock.GetUtcNow());
            Assert.True(check.IsIntact && check.IsTrusted, check.Signature.Fault.ToString());
            Assert.Equal((version, CertificateSample.Number), (check.Reading.Document!.SchemaVersion, check.Reading.Document.Certificate.Core.UniqueIdentifier));
            using var paper = new MemoryStream(check.Reading.Document.Certificate.HumanReadable!.Content.ToArray());
            Assert.Equal(DocxFault.None, DocxText.Read(paper, ArchiveLimits.Default, out var text));
            Assert.Contains("/gcn/" + CertificateSample.Token, text, StringComparison.Ordinal);
        }

        await app.InScopeAsync(async services =>
        {
            var key = await services.GetRequiredService<TdcDbContext>().Set<SigningKey>().SingleAsync();
            Assert.Equal(trusted.RawData, key.Certificate);
            Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => System.Security.Cryptography.ECDsa.Create().ImportPkcs8PrivateKey(key.SealedPrivateKey, out _)); // sealed
            return true;
        });
    }

    [Fact]
    public async Task The_page_shows_the_certificate_to_its_laboratory_and_its_customer_and_to_nobody_else()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddCertificatesAsync();
        foreach (var (role, unit) in new[] { (Role.Laboratory, "PTN1"), (Role.Head, "PTN1"), (Role.Enterprise, "3600000001") })
        {
            using var reader = await app.SignInAsync(role, unit);
            var page = await reader.OpenAsync(CertificateSample.Page);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("6,10 mg", page.MainText, StringComparison.Ordinal);
            foreach (var link in page.Document.QuerySelectorAll("#tep a"))
            {
                using var file = await reader.Client.GetAsync(new Uri(link.GetAttribute("href")!, UriKind.Relative));
                Assert.Equal(HttpStatusCode.OK, file.StatusCode);
                Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
            }

            Assert.Contains(CertificateSample.Number, (await reader.OpenAsync("/do-luong/giay-chung-nhan?so=ptn1-2026")).MainText, StringComparison.Ordinal);
            Assert.Contains("Deviation from the nominal value", (await reader.OpenAsync("/en" + CertificateSample.Page)).MainText, StringComparison.Ordinal);
        }

        foreach (var (role, unit) in new[] { (Role.Laboratory, "PTN2"), (Role.Enterprise, "3600000002"), (Role.Coordinator, "SKHCN") })
        {
            using var stranger = await app.SignInAsync(role, unit);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(CertificateSample.Page)).Status);
            using var file = await stranger.Client.GetAsync(new Uri(CertificateSample.Page + "/tep.xml", UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
            Assert.DoesNotContain(CertificateSample.Number, (await stranger.OpenAsync("/do-luong/giay-chung-nhan")).MainText, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_public_hears_whether_a_certificate_stands_and_nothing_more()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddCertificatesAsync();
        using var visitor = app.Visit();
        foreach (var address in new[] { "/gcn/" + CertificateSample.Token, "/gcn?so=" + CertificateSample.Number, "/gcn?so=hc-ptn1-2026-0001" })
        {
            var page = await visitor.OpenAsync(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("Giấy còn giá trị", page.MainText, StringComparison.Ordinal);
            Assert.DoesNotContain("Quả cân", page.MainText, StringComparison.Ordinal);
            Assert.DoesNotContain("Khách", page.MainText, StringComparison.Ordinal);
        }

        foreach (var address in new[] { "/gcn/00000000000000000000000000000000", "/gcn?so=HC-0", "/gcn?so=" + new string('9', 5000) })
        {
            Assert.Contains("Không có giấy này", (await visitor.OpenAsync(address)).MainText, StringComparison.Ordinal);
        }

        await app.ReplaceAsync();
        var replaced = await visitor.OpenAsync("/gcn/" + CertificateSample.Token);
        Assert.Contains("Giấy đã bị thay thế", replaced.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("0002", replaced.MainText, StringComparison.Ordinal);
        Assert.Contains("The certificate stands", (await visitor.OpenAsync("/en/gcn/ffffffffffffffffffffffffffffffff")).MainText, StringComparison.Ordinal);
        using var staff = await app.SignInAsync(Role.Laboratory, "PTN1");
        Assert.Contains("Giấy này đã được thay thế", (await staff.OpenAsync(CertificateSample.Page)).MainText, StringComparison.Ordinal);
        Assert.Contains("Sai số hiệu", (await staff.OpenAsync("/do-luong/giay-chung-nhan/HC-PTN1-2026-0002")).MainText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Programs_get_the_certificate_as_JSON_and_as_a_signed_document_if_their_key_may(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await app.AddCertificatesAsync();
        var address = "/api/metrology/certificates/" + CertificateSample.Number;
        using (var customer = await app.ClientWithKeyAsync("3600000001", "laboratory:read"))
        {
            var body = await customer.GetFromJsonAsync<JsonElement>(new Uri(address, UriKind.Relative));
            Assert.Equal("valid", body.GetProperty("status").GetString());
            Assert.Equal("-0.20", body.GetProperty("results")[1].GetProperty("value").GetString());
            Assert.Equal("as-left", body.GetProperty("results")[1].GetProperty("condition").GetString());
            using var dcc = await customer.GetAsync(new Uri(body.GetProperty("dcc").GetString()! + "?version=3.2.1", UriKind.Relative));
            Assert.Equal("application/xml", dcc.Content.Headers.ContentType?.MediaType);
            Assert.Equal("3.2.1", DccReader.Read(await dcc.Content.ReadAsByteArrayAsync()).Document!.SchemaVersion);
            Assert.NotNull(dcc.Headers.ETag);
            using var wrong = await customer.GetAsync(new Uri(address + ".xml?version=9", UriKind.Relative));
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        }

        using (var other = await app.ClientWithKeyAsync("PTN2", "laboratory:read"))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri(address + ".xml", UriKind.Relative))).StatusCode);
        }

        using var unscoped = await app.ClientWithKeyAsync("PTN1", "plan:read");
        Assert.NotEqual(HttpStatusCode.OK, (await unscoped.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
        using var nobody = app.Visit();
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.Client.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
    }
}

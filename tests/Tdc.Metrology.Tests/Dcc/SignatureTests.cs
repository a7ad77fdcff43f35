using System.Text;
using Tdc.Dcc;
using Tdc.Metrology.Dcc;
using Tdc.Testing;

namespace Tdc.Metrology.Tests.Dcc;

/// <summary>Signatures that hold, and who made them.</summary>
public sealed class SignatureTests
{
    [Fact]
    public void The_official_signed_certificate_is_intact_with_its_signer_and_its_time()
    {
        var check = CertificateCheck.Of(Official("dcc_gp_temperature_typical_v12_v3.2.0_signed.xml"), [], TestSigner.Now);
        Assert.Equal((SignatureState.Intact, SignatureFault.None), (check.Signature.State, check.Signature.Fault));
        var seal = Assert.Single(check.Signature.Seals);
        Assert.Equal("CN=Calibration Lab A1, O=Calibration A GmbH, C=DE", seal.Signer.Subject);
        Assert.Equal(new DateTimeOffset(2023, 3, 27, 15, 14, 30, TimeSpan.Zero), seal.SigningTime);
        Assert.Equal("GP_DCC_temperature_typical_1.2", check.Reading.Document!.Certificate.Core.UniqueIdentifier);
        Assert.Equal(TrustState.UnknownIssuer, check.Trust);
    }

    [Fact]
    public void The_official_manipulated_certificate_is_refused()
    {
        var check = CertificateCheck.Of(Official("dcc_gp_temperature_typical_v12_v3.2.0_signed_manipulated.xml"), [], TestSigner.Now);
        Assert.Equal(DccFault.None, check.Reading.Fault); // it can be read, and is not to be believed
        Assert.Equal((SignatureState.Broken, SignatureFault.Digest), (check.Signature.State, check.Signature.Fault));
        Assert.Null(check.Trust);
    }

    [Fact]
    public void An_unsigned_certificate_is_neither_intact_nor_broken()
    {
        var check = CertificateCheck.Of(Official("dcc_gp_temperature_typical_v12.xml"), [], TestSigner.Now);
        Assert.Equal(SignatureState.Unsigned, check.Signature.State);
        Assert.Null(check.Trust);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_signed_here_is_intact_says_its_time_and_is_still_the_same_certificate(bool curve)
    {
        using var signer = curve ? TestSigner.Curve() : TestSigner.Rsa();
        var octets = DccSigner.Sign(SampleCertificate.Unsigned, signer, TestSigner.Now);
        var check = CertificateCheck.Of(octets, [new TrustedCertificate(signer, new DateOnly(2026, 1, 1), null)], TestSigner.Now);
        Assert.Equal((SignatureState.Intact, SignatureFault.None), (check.Signature.State, check.Signature.Fault));
        Assert.Equal(TestSigner.Now, check.Signature.Seals[0].SigningTime);
        Assert.Equal(SampleCertificate.Mass, check.Reading.Document!.Certificate);
        Assert.Equal(1, check.Reading.Document.Signatures);
        Assert.True(check.IsIntact && check.IsTrusted);
    }

    [Fact]
    public void What_is_signed_here_is_verified_by_the_framework_too()
    {
        using var signer = TestSigner.Rsa();
        var document = new System.Xml.XmlDocument { PreserveWhitespace = true };
        // The framework loses carriage returns when it parses anew, so the certificate here has none.
        var plain = SampleCertificate.Mass with { Persons = [new ResponsiblePerson(new Contact(LocalText.Plain("Người duyệt")))] };
        document.LoadXml(SampleCertificate.Text(DccSigner.Sign(DccWriter.Write(plain).Octets!, signer, TestSigner.Now)));
        var signature = new WithXadesIds(document);
        signature.LoadXml((System.Xml.XmlElement)document.GetElementsByTagName("Signature", SignatureAlgorithms.XmlSignature)[0]!);
        Assert.True(signature.CheckSignature(signer, verifySignatureOnly: true));
    }

    [Fact]
    public void A_key_that_is_too_short_is_refused()
    {
        using var weak = TestSigner.Rsa(1024);
        var verdict = SignatureCheck.Verify(DccSigner.Sign(SampleCertificate.Unsigned, weak, TestSigner.Now));
        Assert.Equal((SignatureState.Broken, SignatureFault.Algorithm), (verdict.State, verdict.Fault));
    }

    [Fact]
    public void Trust_follows_the_list_its_dates_and_the_validity_of_certificates()
    {
        var (authority, laboratory) = TestSigner.Chain();
        var other = TestSigner.Curve("CN=Cơ quan");
        var seal = new Seal(laboratory, [], TestSigner.Now);
        TrustState Judge(Seal by, params TrustedCertificate[] list) => IssuerTrust.Judge(by, list, TestSigner.Now);
        var day = new DateOnly(2026, 3, 4);
        Assert.Equal(TrustState.UnknownIssuer, Judge(seal));
        Assert.Equal(TrustState.UnknownIssuer, Judge(seal, new TrustedCertificate(other, day, null))); // the same name with another key
        Assert.Equal(TrustState.Trusted, Judge(seal, new TrustedCertificate(laboratory, day, day)));
        Assert.Equal(TrustState.Trusted, Judge(seal, new TrustedCertificate(authority, day, null)));
        Assert.Equal(TrustState.OutsideDates, Judge(seal, new TrustedCertificate(authority, day.AddDays(1), null)));
        Assert.Equal(TrustState.OutsideDates, Judge(seal, new TrustedCertificate(laboratory, day.AddDays(-9), day.AddDays(-1))));
        Assert.Equal(TrustState.CertificateNotValid, Judge(seal with { SigningTime = TestSigner.Now.AddYears(-2).AddDays(30) }, new TrustedCertificate(laboratory, day.AddYears(-9), null)));
        Assert.Equal(TrustState.CertificateNotValid, Judge(seal with { SigningTime = TestSigner.Now.AddYears(-2).AddDays(30) }, new TrustedCertificate(authority, day.AddYears(-9), null)));
        // A laboratory's certificate is no authority: what it certifies is not trusted.
        using var key = System.Security.Cryptography.ECDsa.Create();
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=Kẻ khác", key, System.Security.Cryptography.HashAlgorithmName.SHA256);
        var forged = request.Create(laboratory.SubjectName, System.Security.Cryptography.X509Certificates.X509SignatureGenerator.CreateForECDsa(
            System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions.GetECDsaPrivateKey(laboratory)!), TestSigner.Now.AddDays(-1), TestSigner.Now.AddDays(1), [9]);
        Assert.NotEqual(TrustState.Trusted, Judge(new Seal(forged, [], TestSigner.Now), new TrustedCertificate(laboratory, day.AddYears(-1), null)));
    }

    private static byte[] Official(string file) => File.ReadAllBytes(Requirements.SharedFile("data", "metrology", "dcc", "examples", file));

    /// <summary>The framework looks for ids by the attribute Id among all elements when asked to.</summary>
    private sealed class WithXadesIds(System.Xml.XmlDocument document) : System.Security.Cryptography.Xml.SignedXml(document)
    {
        public override System.Xml.XmlElement? GetIdElement(System.Xml.XmlDocument? document, string idValue) =>
            (System.Xml.XmlElement?)document!.SelectSingleNode($"//*[@Id='{idValue}']");
    }
}

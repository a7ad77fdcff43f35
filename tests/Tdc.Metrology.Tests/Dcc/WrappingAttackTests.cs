using System.Text;
using System.Text.RegularExpressions;
using Tdc.Dcc;
using Tdc.Metrology.Dcc;

namespace Tdc.Metrology.Tests.Dcc;

/// <summary>What somebody may try with a signed certificate: whatever is read must be what was signed.</summary>
public sealed partial class WrappingAttackTests
{
    private const string Open = "<dcc:digitalCalibrationCertificate";
    private const string Close = "</dcc:digitalCalibrationCertificate>";

    [Fact]
    public void The_signed_root_moved_aside_into_another_root_is_refused()
    {
        var signed = SampleCertificate.Signed();
        var root = signed[signed.IndexOf(Open, StringComparison.Ordinal)..];
        var forged = SampleCertificate.Text(SampleCertificate.Unsigned).Replace("1.000025", "2.000025", StringComparison.Ordinal);
        Refused(forged.Replace("</dcc:measurementResults>", "</dcc:measurementResults><dcc:comment>" + root + "</dcc:comment>", StringComparison.Ordinal), SignatureFault.Misplaced);
    }

    [Fact]
    public void The_signed_root_hidden_in_an_object_of_its_signature_is_refused()
    {
        var (body, signature) = Parts(SampleCertificate.Signed());
        var whole = Open + body.Split(Open)[1] + Close;
        var hidden = signature.Replace("<ds:Object>", "<ds:Object>" + whole.Replace("<?xml version=\"1.0\" encoding=\"utf-8\"?>", "", StringComparison.Ordinal) + "</ds:Object><ds:Object>", StringComparison.Ordinal);
        Refused(body.Replace("1.000025", "2.000025", StringComparison.Ordinal) + hidden + Close, SignatureFault.Digest);
    }

    [Fact]
    public void The_signed_content_moved_aside_under_an_id_that_the_reference_names_is_refused()
    {
        var (body, signature) = Parts(SampleCertificate.Signed());
        var forged = body.Replace("<dcc:results>", "<dcc:results id=\"x\">", StringComparison.Ordinal);
        Refused(forged + signature.Replace("URI=\"\"", "URI=\"#x\"", StringComparison.Ordinal) + Close, SignatureFault.Reference);
    }

    [Fact]
    public void Two_roots_are_no_document()
    {
        var signed = SampleCertificate.Signed();
        var check = CertificateCheck.Of(Encoding.UTF8.GetBytes(signed + signed[signed.IndexOf(Open, StringComparison.Ordinal)..]), [], TestSigner.Now);
        Assert.Equal((DccFault.NotXml, SignatureState.Broken), (check.Reading.Fault, check.Signature.State));
    }

    [Fact]
    public void Two_elements_with_the_id_of_the_signed_properties_are_refused()
    {
        var (body, signature) = Parts(SampleCertificate.Signed());
        var id = PropertiesId().Match(signature).Groups[1].Value;
        Refused(body.Replace("<dcc:results>", $"<dcc:results id=\"{id}\">", StringComparison.Ordinal) + signature + Close, SignatureFault.DuplicateId);
    }

    [Fact]
    public void A_signature_that_covers_only_its_own_object_is_refused()
    {
        var (body, signature) = Parts(SampleCertificate.Signed());
        Refused(body + RootReference().Replace(signature, "", 1) + Close, SignatureFault.RootNotCovered);
    }

    [Fact]
    public void Two_references_to_the_root_are_refused()
    {
        var (body, signature) = Parts(SampleCertificate.Signed());
        Refused(body + RootReference().Replace(signature, match => match.Value + match.Value, 1) + Close, SignatureFault.Reference);
    }

    [Theory]
    [InlineData("http://www.w3.org/TR/1999/REC-xpath-19991116")]
    [InlineData("http://www.w3.org/TR/1999/REC-xslt-19991116")]
    [InlineData("http://www.w3.org/2002/06/xmldsig-filter2")]
    [InlineData("http://www.w3.org/2000/09/xmldsig#base64")]
    [InlineData("http://www.w3.org/2002/07/decrypt#XML")]
    public void Transforms_that_compute_are_refused(string transform)
    {
        var (body, signature) = Parts(SampleCertificate.Signed());
        Refused(body + FirstExclusive().Replace(signature, $"<ds:Transform Algorithm=\"{transform}\" />", 1) + Close, SignatureFault.Transform);
        var more = signature.Replace($"<ds:Transform Algorithm=\"{SignatureAlgorithms.Enveloped}\" />", $"<ds:Transform Algorithm=\"{SignatureAlgorithms.Enveloped}\" /><ds:Transform Algorithm=\"{transform}\" />", StringComparison.Ordinal);
        Refused(body + more + Close, SignatureFault.Transform);
    }

    [Theory]
    [InlineData("http://example.com/a.xml")]
    [InlineData("file:///etc/hostname")]
    [InlineData("#xpointer(/)")]
    [InlineData("#nowhere")]
    public void A_reference_to_elsewhere_is_refused_and_not_followed(string address)
    {
        var (body, signature) = Parts(SampleCertificate.Signed());
        Refused(body + signature.Replace("URI=\"\"", $"URI=\"{address}\"", StringComparison.Ordinal) + Close, SignatureFault.Reference);
    }

    [Theory]
    [InlineData(SignatureAlgorithms.EcdsaSha256, "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1")]
    [InlineData(SignatureAlgorithms.EcdsaSha256, "http://www.w3.org/2000/09/xmldsig#rsa-sha1")]
    [InlineData(SignatureAlgorithms.EcdsaSha256, "http://www.w3.org/2000/09/xmldsig#hmac-sha1")]
    [InlineData(SignatureAlgorithms.EcdsaSha256, "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256")]
    [InlineData(SignatureAlgorithms.Sha256, "http://www.w3.org/2000/09/xmldsig#sha1")]
    [InlineData(SignatureAlgorithms.Sha256, "http://www.w3.org/2001/04/xmldsig-more#md5")]
    public void Weak_algorithms_are_refused(string strong, string weak)
    {
        var (body, signature) = Parts(SampleCertificate.Signed());
        Refused(body + signature.Replace($"\"{strong}\"", $"\"{weak}\"", StringComparison.Ordinal) + Close, SignatureFault.Algorithm);
    }

    [Fact]
    public void A_comment_put_into_a_value_changes_neither_what_is_signed_nor_what_is_read()
    {
        var commented = SampleCertificate.Signed().Replace("1.000025", "1.0000<!-- x -->25", StringComparison.Ordinal);
        var check = CertificateCheck.Of(Encoding.UTF8.GetBytes(commented), [], TestSigner.Now);
        Assert.True(check.IsIntact);
        Assert.Equal(SampleCertificate.Mass, check.Reading.Document!.Certificate);
    }

    [Theory]
    [InlineData("1.000025", "1.000026")]
    [InlineData("Khách", "Khác")]
    [InlineData("schemaVersion=\"3.3.0\"", "schemaVersion=\"3.2.1\"")]
    [InlineData("</dcc:administrativeData>", "</dcc:administrativeData> ")]
    public void Any_change_of_what_is_signed_is_found(string was, string becomes) =>
        Refused(SampleCertificate.Signed().Replace(was, becomes, StringComparison.Ordinal), SignatureFault.Digest);

    [Fact]
    public void A_changed_signing_time_is_found() =>
        Refused(SampleCertificate.Signed().Replace("2026-03-04T08:00:00Z", "2020-03-04T08:00:00Z", StringComparison.Ordinal), SignatureFault.Digest);

    [Fact]
    public void Another_certificate_in_the_place_of_the_signers_is_refused()
    {
        using var other = TestSigner.Curve("CN=Kẻ khác");
        Refused(CertificateText().Replace(SampleCertificate.Signed(), $"<ds:X509Certificate>{Convert.ToBase64String(other.RawData)}<"), SignatureFault.Value);
        Refused(CertificateText().Replace(SampleCertificate.Signed(), "<ds:X509Certificate>AAAA<"), SignatureFault.Form);
    }

    [Fact]
    public void A_signature_without_a_certificate_is_refused() =>
        Refused(KeyInfo().Replace(SampleCertificate.Signed(), ""), SignatureFault.NoCertificate);

    [Fact]
    public void A_second_signature_that_does_not_hold_makes_the_whole_not_intact()
    {
        var (body, signature) = Parts(SampleCertificate.Signed());
        Assert.Equal(SignatureState.Broken, SampleCertificate.Verify(body + signature + signature.Replace("sig-", "gis-", StringComparison.Ordinal) + Close).State);
    }

    [Fact]
    public void Entities_and_great_documents_are_refused_before_a_signature_is_looked_at()
    {
        var bomb = SampleCertificate.Signed().Replace("?>", "?><!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b SYSTEM \"file:///etc/hostname\">]>", StringComparison.Ordinal);
        var check = CertificateCheck.Of(Encoding.UTF8.GetBytes(bomb), [], TestSigner.Now);
        Assert.Equal((DccFault.DocumentType, SignatureState.Broken), (check.Reading.Fault, check.Signature.State));
        Assert.Equal(SignatureFault.Document, SampleCertificate.Verify(bomb).Fault);

        var great = SampleCertificate.Signed().Replace(Close, new string(' ', 50_000_000) + Close, StringComparison.Ordinal);
        check = CertificateCheck.Of(Encoding.UTF8.GetBytes(great), [], TestSigner.Now);
        Assert.Equal((DccFault.TooLarge, SignatureState.Broken), (check.Reading.Fault, check.Signature.State));
    }

    private static void Refused(string xml, SignatureFault fault)
    {
        var verdict = SampleCertificate.Verify(xml);
        Assert.Equal((SignatureState.Broken, fault), (verdict.State, verdict.Fault));
        Assert.Empty(verdict.Seals);
    }

    private static (string Body, string Signature) Parts(string signed)
    {
        var start = signed.IndexOf("<ds:Signature ", StringComparison.Ordinal);
        return (signed[..start], signed[start..^Close.Length]);
    }

    [GeneratedRegex("SignedProperties Id=\"([^\"]+)\"")]
    private static partial Regex PropertiesId();

    [GeneratedRegex("<ds:Reference URI=\"\">.*?</ds:Reference>", RegexOptions.Singleline)]
    private static partial Regex RootReference();

    [GeneratedRegex("<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\" />")]
    private static partial Regex FirstExclusive();

    [GeneratedRegex("<ds:X509Certificate>[^<]*<")]
    private static partial Regex CertificateText();

    [GeneratedRegex("<ds:KeyInfo>.*?</ds:KeyInfo>", RegexOptions.Singleline)]
    private static partial Regex KeyInfo();
}

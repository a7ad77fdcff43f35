using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tdc.Host.Serving;

/// <summary>The certificate that encrypts the data-protection keys at rest.</summary>
internal static class KeyCertificate
{
    /// <summary>Path of a PKCS#12 file.</summary>
    public const string PathSetting = "TDC_KEY_CERTIFICATE";

    /// <summary>Its password; better in a file.</summary>
    public const string PasswordSetting = "TDC_KEY_CERTIFICATE_PASSWORD";

    /// <summary>A file whose first line is its password.</summary>
    public const string PasswordFileSetting = "TDC_KEY_CERTIFICATE_PASSWORD_FILE";

    private const int SmallestKey = 2048;

    private static readonly string[] defaults = ["changeit", "changeme", "password", "secret", "123456", "admin", "default", "test"];

    /// <summary>Reads the certificate that the environment names; <see langword="null"/> when it names none.</summary>
    /// <param name="fault">
    /// What is wrong with it, else <see langword="null"/>: it cannot be read, cannot encrypt, or its password is one that everybody knows.
    /// </param>
    public static X509Certificate2? FromEnvironment(out string? fault)
    {
        fault = null;
        var path = Environment.GetEnvironmentVariable(PathSetting);
        if (string.IsNullOrWhiteSpace(path))
        {
            return null;
        }

        var password = Environment.GetEnvironmentVariable(PasswordSetting);
        try
        {
            if (Environment.GetEnvironmentVariable(PasswordFileSetting) is { Length: > 0 } file)
            {
                password = File.ReadLines(file).FirstOrDefault() ?? "";
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            fault = $"{PasswordFileSetting}: {e.Message}";
            return null;
        }

        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password);
            fault = password is not null && defaults.Contains(password, StringComparer.OrdinalIgnoreCase)
                ? $"the password of {PathSetting} is one that everybody knows: export the certificate again under another"
                : WhyUseless(certificate) is { } why ? $"{PathSetting}: {path} {why}" : null;
            return fault is null ? certificate : null;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            fault = $"{PathSetting}: {path} cannot be read as a PKCS#12 file: {e.Message}";
            return null;
        }
    }

    private static string? WhyUseless(X509Certificate2 certificate)
    {
        if (!certificate.HasPrivateKey)
        {
            return "holds no private key: export it with its key";
        }

        using var key = certificate.GetRSAPrivateKey();
        return key is null ? "holds no RSA key, and only RSA can encrypt the keys: make one as docs/operations.md shows"
            : key.KeySize < SmallestKey ? $"holds a key of {key.KeySize} bits: make one of at least {SmallestKey}"
            : null;
    }
}

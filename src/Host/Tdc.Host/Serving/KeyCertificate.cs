using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tdc.Platform.Commands;

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

    private static readonly string[] defaults = ["changeit", "changeme", "password", "secret", "123456", "admin", "default", "test"];

    /// <summary>Reads the certificate that the environment names; <see langword="null"/> when it names none.</summary>
    /// <exception cref="CommandFault">It cannot be read, has no private key, or its password is one that everybody knows.</exception>
    public static X509Certificate2? FromEnvironment()
    {
        var path = Environment.GetEnvironmentVariable(PathSetting);
        if (string.IsNullOrWhiteSpace(path))
        {
            return null;
        }

        var password = Environment.GetEnvironmentVariable(PasswordSetting);
        if (Environment.GetEnvironmentVariable(PasswordFileSetting) is { Length: > 0 } file)
        {
            password = ReadFirstLine(file);
        }

        if (password is not null && defaults.Contains(password, StringComparer.OrdinalIgnoreCase))
        {
            throw new CommandFault($"the password of {PathSetting} is one that everybody knows; choose another");
        }

        X509Certificate2 certificate;
        try
        {
            certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFault($"{PathSetting}: {path} cannot be read as a PKCS#12 file: {e.Message}", e);
        }

        return certificate.HasPrivateKey ? certificate : throw new CommandFault($"{PathSetting}: {path} holds no private key");
    }

    private static string ReadFirstLine(string file)
    {
        try
        {
            return File.ReadLines(file).FirstOrDefault() ?? "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFault($"{PasswordFileSetting}: {e.Message}", e);
        }
    }
}

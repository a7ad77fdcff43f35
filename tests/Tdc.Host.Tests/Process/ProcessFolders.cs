using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tdc.Host.Tests.Process;

/// <summary>Folders to call the program in, and a data folder that it made once from nothing.</summary>
public sealed class ProcessFolders : IAsyncLifetime
{
    private const string CertificatePassword = "hoa-phuong-do-7";
    private readonly string root = Directory.CreateTempSubdirectory("tdc-process-").FullName;
    private int count;

    /// <summary>What making it answered.</summary>
    internal Answer Made { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var folder = Empty();
        Made = await TdcProgram.RunAsync(folder, ["migrate"]);
        Directory.Move(Path.Combine(folder, "data"), Path.Combine(root, "template"));
    }

    /// <summary>An empty folder.</summary>
    public string Empty() => Directory.CreateDirectory(Path.Combine(root, $"{Interlocked.Increment(ref count)}")).FullName;

    /// <summary>A folder whose <c>data</c> holds a fresh database.</summary>
    public string WithData()
    {
        var folder = Empty();
        var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "template")))
        {
            File.Copy(file, Path.Combine(data, Path.GetFileName(file)));
        }

        return folder;
    }

    /// <summary>A certificate and the file of its password, as settings of the program.</summary>
    /// <param name="folder">Where to put them.</param>
    /// <param name="rsa">Whether its key can encrypt.</param>
    internal static (string Name, string Value)[] Certificate(string folder, bool rsa = true)
    {
        using var key = rsa ? (AsymmetricAlgorithm)RSA.Create(2048) : ECDsa.Create();
        var request = key is RSA r
            ? new CertificateRequest("CN=tdc keys", r, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest("CN=tdc keys", (ECDsa)key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        var (file, password) = (Path.Combine(folder, "keys.pfx"), Path.Combine(folder, "keys.password"));
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pkcs12, CertificatePassword));
        File.WriteAllText(password, CertificatePassword + "\n");
        return [("TDC_KEY_CERTIFICATE", file), ("TDC_KEY_CERTIFICATE_PASSWORD_FILE", password)];
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Tests that start the program, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ProcessTests : ICollectionFixture<ProcessFolders>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "process";
}

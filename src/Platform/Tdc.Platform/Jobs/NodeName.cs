using System.Globalization;
using System.Security.Cryptography;

namespace Tdc.Platform.Jobs;

/// <summary>Names this process among all nodes, so that a restarted one is not taken for the one before.</summary>
public sealed class NodeName
{
    /// <summary>The name: machine, process, and a random part.</summary>
    public string Value { get; } = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName[..Math.Min(60, Environment.MachineName.Length)]}-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(8)}");
}

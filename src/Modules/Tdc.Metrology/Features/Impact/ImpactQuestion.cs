using Tdc.Metrology.Domain.Laboratory;

namespace Tdc.Metrology.Features.Impact;

/// <summary>Where an analysis starts.</summary>
/// <param name="Standard">The standard that was found bad.</param>
/// <param name="Certificate">The one certificate version in doubt; <see langword="null"/> for every version.</param>
/// <param name="From">First moment of reading in doubt; <see langword="null"/> for ever before.</param>
/// <param name="To">Last moment of reading in doubt; <see langword="null"/> for until now.</param>
internal sealed record ImpactQuestion(StandardId Standard, StandardCertificateId? Certificate, DateTimeOffset? From, DateTimeOffset? To);

/// The system on AWS, without AWS: template.yaml is transformed and held against rules
/// ([org.khettara.acceptance.aws.TemplateRulesTest]), then deployed into an emulator, where real
/// events drive the packaged functions ([org.khettara.acceptance.aws.LineOnAwsTest]). What an
/// emulator cannot prove is in DIVERGENCES.md.
@NullMarked
package org.khettara.acceptance.aws;

import org.jspecify.annotations.NullMarked;
